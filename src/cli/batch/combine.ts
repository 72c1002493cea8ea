import { basename, join } from 'node:path'
import { combined } from '../../log/proposal-events.js'
import { requireComplete } from '../../proposal/progress.js'
import { encodePsbt } from '../../psbt/codec/encode.js'
import type { CombinedPsbt } from '../../psbt/roles/combiner.js'
import type { Vault } from '../../vault/vault.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { proposalStem, writePsbt } from '../files.js'
import { logIfAtHome } from '../log/append.js'
import { ReviewContext, type ReviewRequest } from '../review-file.js'
import { forEachCombined } from './copies.js'
import type { BatchItem } from './item.js'
import { holds, targetIn } from './outputs.js'
import type { Result } from './render.js'

/** Puts together the signatures on all proposals of a folder: the copies of each, whatever they are called. */
export async function combineFolder(
  context: Context,
  request: CombineRequest,
  vault: Vault,
  folder: string,
): Promise<Outcome> {
  const { out: asked, base64, requireComplete: complete } = request
  const reviewing = new ReviewContext(context, request)
  const copies = { vault, folder, out: asked, reviewing, stage: 'combine', doing: 'Combining' } as const
  return await forEachCombined(context, copies, (item, made, out) =>
    write(context, { item, made, out, base64, complete }),
  )
}

interface CombineRequest extends ReviewRequest {
  readonly out: string | undefined
  readonly base64: boolean
  readonly requireComplete: boolean
}

interface Made {
  readonly item: BatchItem
  readonly made: CombinedPsbt
  readonly out: string
  readonly base64: boolean
  /** Whether nothing is written unless enough have signed. */
  readonly complete: boolean
}

async function write(
  context: Context,
  { item, made: { psbt, reviewed }, out, base64, complete }: Made,
): Promise<Result> {
  const file = item.original
  const name = `${proposalStem(file)}.combined.psbt`
  if (complete) requireComplete(reviewed)
  const bytes = encodePsbt(psbt)
  const path = join(out, basename(name))
  if (await holds(context.io, path, bytes)) return { file, status: 'already', out: path, error: null }
  // A combined copy of an earlier run, with fewer signatures, is one of the files that this one was made from.
  const replacing = item.files.includes(path) ? { ...context, force: true } : context
  const target = await targetIn(replacing, out, name)
  const written = await writePsbt(replacing, { ...target, base64 }, bytes, () =>
    logIfAtHome(context.home, combined(reviewed.facts)),
  )
  return { file, status: 'done', out: written.file, error: null }
}

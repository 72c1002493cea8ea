import { basename, join } from 'node:path'
import { requireComplete } from '../../proposal/progress.js'
import { encodePsbt } from '../../psbt/codec/encode.js'
import type { CombinedPsbt } from '../../psbt/roles/combiner.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { chooseTarget, proposalStem } from '../files.js'
import { writeCombined } from '../proposals/combine-files.js'
import { ReviewContext, type ReviewRequest } from '../proposals/review-file.js'
import { forEachCombined } from './copies.js'
import type { BatchItem } from './item.js'
import { writeOnce } from './outputs.js'
import type { BatchReport, Result } from './report.js'

/** Puts together the signatures on all proposals of a folder: the copies of each, whatever they are called. */
export async function combineFolder(
  context: Context,
  request: CombineFolderRequest,
  vault: Vault,
  folder: string,
): Promise<BatchReport> {
  const { out: asked, base64, requireComplete: complete } = request
  const reviewing = new ReviewContext(context, request)
  const copies = { vault, folder, out: asked, reviewing, stage: 'combine', doing: 'combining' } as const
  return await forEachCombined(context, copies, (item, made, out) =>
    write(context, { item, made, out, base64, complete }),
  )
}

interface CombineFolderRequest extends ReviewRequest {
  readonly out: string | undefined
  readonly base64: boolean
  readonly requireComplete: boolean
}

interface CombinedItem {
  readonly item: BatchItem
  readonly made: CombinedPsbt
  readonly out: string
  readonly base64: boolean
  /** Whether nothing is written unless enough have signed. */
  readonly complete: boolean
}

async function write(context: Context, { item, made, out, base64, complete }: CombinedItem): Promise<Result> {
  const file = item.original
  if (complete) requireComplete(made.reviewed)
  const path = join(out, basename(`${proposalStem(file)}.combined.psbt`))
  // A combined copy of an earlier run, with fewer signatures, is one of the files that this one was made from.
  const replacing = item.files.includes(path) ? { ...context, force: true } : context
  return await writeOnce(context.io, { file, path, bytes: encodePsbt(made.psbt) }, async () =>
    writeCombined(replacing, { ...(await chooseTarget(replacing, path)), base64 }, made),
  )
}

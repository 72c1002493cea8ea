import { basename, join } from 'node:path'
import { toHex, utf8 } from '../../base/bytes.js'
import { finalized } from '../../log/proposal-events.js'
import { independentVerifier } from '../../platform/independent-verifier.js'
import { encodePsbt } from '../../psbt/codec/encode.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { finalize } from '../../psbt/roles/finalizer.js'
import { confirmTransaction } from '../../second-opinion/index.js'
import type { Vault } from '../../vault/vault.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { proposalStem, writeText } from '../files.js'
import { logIfAtHome } from '../log/append.js'
import { ReviewContext, type ReviewRequest } from '../review-file.js'
import { forEachCombined } from './copies.js'
import { refuseForFolder } from './folder.js'
import type { BatchItem } from './item.js'
import { holds, targetIn } from './outputs.js'
import type { Result } from './render.js'

/** Finishes all proposals of a folder that have enough signatures on their copies together. */
export async function finalizeFolder(
  context: Context,
  request: FinalizeRequest,
  vault: Vault,
  folder: string,
): Promise<Outcome> {
  refuseForFolder({ '--labels-out': request.labelsOut })
  const reviewing = new ReviewContext(context, request)
  const { out } = request
  const copies = { vault, folder, out, reviewing, stage: 'finalize', doing: 'Finishing' } as const
  return await forEachCombined(context, copies, (item, { reviewed }, out) =>
    write(context, item, reviewed, out),
  )
}

interface FinalizeRequest extends ReviewRequest {
  readonly out: string | undefined
  readonly labelsOut: string | undefined
}

async function write(
  context: Context,
  item: BatchItem,
  reviewed: ReviewedPsbt,
  out: string,
): Promise<Result> {
  const file = item.original
  const final = finalize(reviewed)
  await confirmTransaction(final.bytes, encodePsbt(reviewed.facts.psbt), independentVerifier())
  const text = `${toHex(final.bytes)}\n`
  const name = `${proposalStem(file)}.tx`
  const path = join(out, basename(name))
  if (await holds(context.io, path, utf8(text))) return { file, status: 'already', out: path, error: null }
  const target = await targetIn(context, out, name)
  const written = await writeText(context, target, text, () =>
    logIfAtHome(context.home, finalized(reviewed.facts, final.signedBy)),
  )
  return { file, status: 'done', out: written.file, error: null }
}

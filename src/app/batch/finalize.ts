import { basename, join } from 'node:path'
import { utf8 } from '../../base/bytes.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { chooseTarget, proposalStem } from '../files.js'
import { finalFileOf, writeFinalFile } from '../proposals/finalize-file.js'
import { ReviewContext, type ReviewRequest } from '../proposals/review-file.js'
import { forEachCombined } from './copies.js'
import type { BatchItem } from './item.js'
import { writeOnce } from './outputs.js'
import type { BatchReport, Result } from './report.js'

/** Finishes all proposals of a folder that have enough signatures on their copies together. */
export async function finalizeFolder(
  context: Context,
  request: FinalizeFolderRequest,
  vault: Vault,
  folder: string,
): Promise<BatchReport> {
  const reviewing = new ReviewContext(context, request)
  const { out } = request
  const copies = { vault, folder, out, reviewing, stage: 'finalize', doing: 'finalizing' } as const
  return await forEachCombined(context, copies, (item, { reviewed }, out) =>
    write(context, item, reviewed, out),
  )
}

interface FinalizeFolderRequest extends ReviewRequest {
  readonly out: string | undefined
}

async function write(
  context: Context,
  { original: file }: BatchItem,
  reviewed: ReviewedPsbt,
  out: string,
): Promise<Result> {
  const made = await finalFileOf(reviewed)
  const path = join(out, basename(`${proposalStem(file)}.tx`))
  const result = { file, path, bytes: utf8(made.text) }
  return await writeOnce(context.io, result, async () =>
    writeFinalFile(context, await chooseTarget(context, path), made),
  )
}

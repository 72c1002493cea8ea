import type { Finding } from '../../base/finding.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { ReviewContext, type ReviewRequest } from '../proposals/review-file.js'
import { type Seer, type SeerRequest, seerFor } from '../signing/seer.js'
import { logSights, sealSights } from '../signing/sight.js'
import type { LogOwner } from '../signing/signer.js'
import { settleOlderLogs } from '../signing/succession.js'
import { type Batch, keptOf, reviewBatch } from './batch.js'
import { batchIn } from './folder.js'

/** A folder of proposals that was reviewed. */
export interface ReviewedBatch {
  readonly batch: Batch
  /** Whether a key was open that has sealed what this rests on. */
  readonly sealed: boolean
  readonly findings: readonly Finding[]
}

/** Reviews all proposals of a folder together. */
export async function reviewFolder(
  context: Context,
  request: ReviewFolderRequest,
  vault: Vault,
  folder: string,
): Promise<ReviewedBatch> {
  const seer = await seerFor(context, request, vault)
  const reviewing = new ReviewContext(context, request)
  const { signer } = seer.stageContext
  const files = await batchIn(folder)
  const reviewNow = async () => await reviewBatch(context, vault, { files, log: seer.log, reviewing, signer })
  const { succeeds } = request
  const batch = await reviewSettled(context, seer.owner, { reviewNow, succeeds, isRefused: () => true })
  await logSeen(context, seer, batch)
  return { batch, sealed: seer.owner !== undefined, findings: seer.surroundings }
}

/** What whoever reviews a folder has asked for. */
type ReviewFolderRequest = ReviewRequest & SeerRequest & { readonly succeeds: readonly string[] }

/** What a batch is reviewed with as of now, and what is said of logs that came up. */
interface ToReview {
  readonly reviewNow: () => Promise<Batch>
  readonly succeeds: readonly string[]
  readonly isRefused: (batch: Batch) => boolean
}

/** Reviews, once more where somebody has said first that this machine goes on from another one's log. */
export async function reviewSettled(
  context: Context,
  owner: LogOwner | undefined,
  { reviewNow, succeeds, isRefused }: ToReview,
): Promise<Batch> {
  const batch = await reviewNow()
  if (owner === undefined) return batch
  const asked = { known: batch.older, succeeds, isRefused: () => isRefused(batch) }
  const settled = await settleOlderLogs(context, owner, asked)
  return settled ? await reviewNow() : batch
}

/** Logs that this machine has seen all of it: under the seal, where a key was named. */
async function logSeen(context: Context, { vault, log, owner }: Seer, batch: Batch): Promise<void> {
  const sights = owner === undefined && !batch.isRuled ? [] : batch.items.map(({ sight }) => sight)
  const seen = { log, sights, ...keptOf(batch, log, vault) }
  if (owner !== undefined) await sealSights(context, owner, seen)
  else if (await context.home.exists()) await logSights(vault, seen)
}

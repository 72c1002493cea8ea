import type { Vault } from '../../vault/vault.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import type { Options } from '../options.js'
import { type Seer, seerFor } from '../signing/seer.js'
import { logSights, sealSights } from '../signing/sight.js'
import { settleOlderLogs } from '../signing/succession.js'
import { type Batch, keptOf, reviewBatch } from './batch.js'
import { batchIn, refuseForFolder } from './folder.js'
import { batchData, batchText, failureOf } from './render.js'

/** Reviews all proposals of a folder together. */
export async function reviewFolder(
  context: Context,
  options: Options,
  vault: Vault,
  folder: string,
): Promise<Outcome> {
  refuseForFolder(options, { html: '--html', svg: '--svg' })
  const seer = await seerFor(context, options, vault)
  const { signer } = seer.hearing
  const files = await batchIn(folder)
  const reviewNow = async () => await reviewBatch(context, options, vault, { files, log: seer.log, signer })
  const batch = await reviewSettled(context, options, seer, { reviewNow, isRefused: () => true })
  await logSeen(context, options, seer, batch)
  return {
    data: { batch: batchData(batch) },
    sealed: seer.record !== undefined,
    findings: seer.surroundings,
    failure: failureOf(batch),
    text: style => batchText(batch, style),
  }
}

/** Reviews, once more where somebody has said first that this machine goes on from another one's log. */
export async function reviewSettled(
  context: Context,
  options: Options,
  { record, vault, log }: Pick<Seer, 'record' | 'vault' | 'log'>,
  { reviewNow, isRefused }: { reviewNow: () => Promise<Batch>; isRefused: (batch: Batch) => boolean },
): Promise<Batch> {
  const batch = await reviewNow()
  if (record === undefined) return batch
  const owner = { record, vault, log }
  const settled = await settleOlderLogs(context, options, owner, batch.older, () => isRefused(batch))
  return settled ? await reviewNow() : batch
}

/** Logs that this machine has seen all of it: under the seal, where a key was named. */
async function logSeen(
  context: Context,
  options: Options,
  { record, vault, log }: Seer,
  batch: Batch,
): Promise<void> {
  const sights = record === undefined && !batch.isRuled ? [] : batch.items.map(({ sight }) => sight)
  const seen = { log, sights, ...keptOf(batch, log, vault) }
  if (record !== undefined) await sealSights(context, options, { record, vault }, seen)
  else if (await context.home.exists()) await logSights(vault, seen)
}

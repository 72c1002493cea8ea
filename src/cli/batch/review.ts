import type { Vault } from '../../vault/vault.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { newlyMet } from '../log/logs-at-hand.js'
import { keepMet } from '../log/met.js'
import { VerifiedLog } from '../log/verified-log.js'
import type { Options } from '../options.js'
import { reviewBatch } from './batch.js'
import { batchIn, refuseForFolder } from './folder.js'
import { batchData, batchText, failureOf } from './render.js'

/** Reviews all proposals of a folder together. */
export async function reviewFolder(
  context: Context,
  options: Options,
  vault: Vault,
  folder: string,
): Promise<Outcome> {
  refuseForFolder(options, { html: '--html', svg: '--svg', key: '--key' })
  const log = await VerifiedLog.read(context.home)
  const batch = await reviewBatch(context, options, vault, { files: await batchIn(folder), log })
  await keepMet(context.home, vault, newlyMet(log.history, vault, batch.carried))
  return {
    data: { batch: batchData(batch) },
    sealed: false,
    failure: failureOf(batch),
    text: style => batchText(batch, style),
  }
}

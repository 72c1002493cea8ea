import type { CombinedPsbt } from '../../psbt/roles/combiner.js'
import { SignedCopies } from '../../rules/evidence/signed-copies.js'
import type { Vault } from '../../vault/vault.js'
import type { Doing } from '../../words/words.js'
import type { Context } from '../context.js'
import { keepAtHome } from '../log/kept.js'
import { VerifiedLog } from '../log/verified-log.js'
import { combineCopies, readCopies } from '../proposals/combine-files.js'
import type { ReviewContext } from '../proposals/review-file.js'
import { keptOf, reviewBatch } from './batch.js'
import { batchIn } from './folder.js'
import type { BatchItem } from './item.js'
import { forEach, outFolder } from './outputs.js'
import { type BatchReport, type Result, reportOf } from './report.js'

/** A folder of proposals with their signed copies. */
export interface CopiesIn {
  readonly vault: Vault
  readonly folder: string
  /** The folder that results go to, where another is named. */
  readonly out: string | undefined
  readonly reviewing: ReviewContext
  /** What the rules of a policy are asked for when the copies of a proposal have been put together. */
  readonly stage: 'combine' | 'finalize'
  /** What the progress line says. */
  readonly doing: Doing
}

/** Puts the copies of every proposal in a folder together, and makes something of each; `out` is where that goes. */
export async function forEachCombined(
  context: Context,
  { vault, folder, out: asked, reviewing, stage, doing }: CopiesIn,
  make: (item: BatchItem, combined: CombinedPsbt, out: string) => Promise<Result>,
): Promise<BatchReport> {
  const out = await outFolder(asked, folder)
  const log = await VerifiedLog.read(context.home)
  const files = await batchIn(folder)
  const batch = await reviewBatch(context, vault, { files, log, reviewing, stage: 'combine' })
  await keepAtHome(context.home, vault, keptOf(batch, log, vault))
  // Whoever has signed one copy stands behind the others.
  const copies = new SignedCopies()
  for (const { txid, signedBy } of batch.items) copies.add(txid, signedBy)
  const settings = await reviewing.settings(vault, { stage, history: log.history, copies })
  const results = await forEach(context, batch.items, doing, async item => {
    const made = combineCopies(vault, await readCopies(context, item.files), settings)
    return await make(item, made, out)
  })
  return reportOf(batch, results)
}

import type { History } from '../log/history.js'
import type { ReviewedPsbt } from '../psbt/reviewed-psbt.js'
import { type ReviewOptions, review } from '../psbt/reviewer.js'
import { MAX_INDEX, type Vault } from '../vault/vault.js'
import { estimatedHeight } from './chain-height.js'
import type { Context } from './context.js'
import { inFile, type PsbtFile } from './files.js'
import { numberOf, type Options } from './options.js'
import { allVaults } from './vaults.js'

/** The option of commands that review. */
export const GAP_LIMIT = ['--gap-limit <n>', 'how far beyond the spent coins change may lie', '1000'] as const

/** What every review of a command is told; `history` is what the home's log says, where the command has read it. */
export async function reviewOptions(
  context: Context,
  options: Options,
  vault: Vault,
  history?: History,
): Promise<ReviewOptions> {
  const gapLimit = numberOf(options, 'gapLimit', 0, MAX_INDEX)
  return {
    otherVaults: await allVaults(context.home),
    ...(gapLimit === undefined ? {} : { gapLimit }),
    ...(history === undefined ? {} : { history }),
    height: estimatedHeight(vault.network.name, Date.now()),
    onProgress: context.progress.of('Reviewing'),
  }
}

/** Reviews a PSBT from outside; errors name its file. */
export async function reviewFile(
  context: Context,
  options: Options,
  vault: Vault,
  { name, psbt, proofs }: PsbtFile,
  history?: History,
): Promise<ReviewedPsbt> {
  const settings = await reviewOptions(context, options, vault, history)
  return inFile(name, () => review(vault, psbt, { ...settings, proofs }))
}

import type { ReviewedPsbt } from '../psbt/reviewed-psbt.js'
import { type ReviewOptions, review } from '../psbt/reviewer.js'
import type { Policy } from '../rules/policy/policy.js'
import { MAX_INDEX, type Vault } from '../vault/vault.js'
import { estimatedHeight } from './chain-height.js'
import type { Context } from './context.js'
import { inFile, type PsbtFile } from './files.js'
import { numberOf, type Options, textOf } from './options.js'
import type { Hearing } from './policy/judge.js'
import { allVaults } from './vaults.js'

/** The option of commands that review. */
export const GAP_LIMIT = ['--gap-limit <n>', 'how far beyond the spent coins change may lie', '1000'] as const

/** What every review of a command is told, and the policy that is in force for the vault. */
export interface ReviewSettings extends ReviewOptions {
  readonly inForce?: Policy | undefined
}

/** The settings for all reviews of a command; `hearing` says where it stands in a proposal's life. */
export async function reviewSettings(
  context: Context,
  options: Options,
  vault: Vault,
  hearing: Hearing,
): Promise<ReviewSettings> {
  const gapLimit = numberOf(options, 'gapLimit', 0, MAX_INDEX)
  const { history } = hearing
  const otherVaults = await allVaults(context.home)
  return {
    otherVaults,
    ...(gapLimit === undefined ? {} : { gapLimit }),
    ...(history === undefined ? {} : { history }),
    ...(await judgement(context, options, vault, { hearing, vaults: otherVaults })),
    height: estimatedHeight(vault.network.name, Date.now()),
    onProgress: context.progress.of('Reviewing'),
  }
}

// Where there is no policy, what reads and judges policies is not even loaded.
async function judgement(
  context: Context,
  options: Options,
  vault: Vault,
  { hearing, vaults }: { readonly hearing: Hearing; readonly vaults: readonly Vault[] },
) {
  const none =
    (await context.home.names('policies')).length === 0 &&
    !hearing.history?.activated.has(vault.digest.hex) &&
    textOf(options, 'policy') === undefined
  if (none) return {}
  const { judgeFor } = await import('./policy/judge.js')
  return await judgeFor(context, options, vault, { hearing, vaults })
}

/** Reviews a PSBT from outside; errors name its file. */
export function reviewFile(
  settings: ReviewOptions,
  vault: Vault,
  { name, psbt, proofs }: PsbtFile,
): ReviewedPsbt {
  return inFile(name, () => review(vault, psbt, { ...settings, proofs }))
}

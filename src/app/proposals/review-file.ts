import type { VerifiedCheckpoint } from '../../log/attestation.js'
import type { History } from '../../log/history.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { type ReviewOptions, review } from '../../psbt/review/reviewer.js'
import type { NamedPsbt } from '../../psbt/roles/combiner.js'
import { newlyMet } from '../../rules/evidence/logs-at-hand.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { inFile, type PsbtFile } from '../files.js'
import { meetCarried } from '../log/carried.js'
import type { VerifiedLog } from '../log/verified-log.js'
import type { PolicyEvaluation, PolicyInputs, StageContext } from '../policy/evaluate.js'
import type { EvidenceRequest } from '../policy/evidence.js'
import { allVaults } from '../vaults.js'
import { RELEASED } from '../version.js'

/** What every review of a command is told, and the policies: the one in force for the vault, and the one that `--policy` names. */
export interface ReviewSettings extends ReviewOptions {
  readonly inForce?: Policy | undefined
  readonly given?: Policy | undefined
  /** See `PolicyEvaluation`. */
  readonly statement?: PolicyEvaluation['statement']
  readonly met?: PolicyEvaluation['met']
  readonly older?: PolicyEvaluation['older']
  readonly revoked?: PolicyEvaluation['revoked']
  /** See `PolicyEvaluation`. */
  readonly heard?: History | undefined
}

/** What reviews are told by whoever asks for them. */
export type ReviewRequest = EvidenceRequest & { readonly gapLimit?: number }

/** What the reviews of a command have in common: what was asked for, and what this machine knows. */
export class ReviewContext {
  readonly #context: Context
  readonly #request: ReviewRequest

  constructor(context: Context, request: ReviewRequest) {
    this.#context = context
    this.#request = request
  }

  /** The settings of reviews; `stageContext` says where the command stands in a proposal's life. */
  async settings(vault: Vault, stageContext: StageContext): Promise<ReviewSettings> {
    return await this.settingsOverTime(vault, stageContext)()
  }

  /**
   * Gives the settings as of now, as often as it is called: files that the request names are read once, and what may
   * change meanwhile (the clock, the policy in force, the vaults of this machine) each time.
   */
  settingsOverTime(vault: Vault, stageContext: StageContext): () => Promise<ReviewSettings> {
    const { home, progress } = this.#context
    const { gapLimit } = this.#request
    const { history } = stageContext
    history?.vaults.knowVaults(vault)
    const evaluate = this.#evaluation(vault, stageContext)
    return async () => {
      const otherVaults = await allVaults(home)
      const evaluated = await evaluate(otherVaults)
      const known = evaluated.heard ?? history
      return {
        otherVaults,
        ...(gapLimit === undefined ? {} : { gapLimit }),
        history: known,
        // Who signs later evaluates by what was signed then; who proposes should not have to wait for that.
        alongside: stageContext.stage === 'propose' ? known?.proposals.all : undefined,
        ...evaluated,
        clock: { now: Date.now(), least: RELEASED },
        onProgress: progress.of('reviewing'),
      }
    }
  }

  #evaluation(vault: Vault, stageContext: StageContext) {
    let given: Promise<PolicyInputs> | undefined
    return async (vaults: readonly Vault[]): Promise<Partial<PolicyEvaluation>> => {
      // Where there is no policy, what reads and evaluates policies is not even loaded.
      if (await this.#isUnruled(vault, stageContext)) return {}
      const { evaluatePolicies, readPolicyInputs } = await import('../policy/evaluate.js')
      given ??= readPolicyInputs(this.#context, this.#request, vault, stageContext)
      return await evaluatePolicies(this.#context, vault, await given, { stageContext, vaults })
    }
  }

  async #isUnruled(vault: Vault, { history }: StageContext): Promise<boolean> {
    const { policy, history: logs } = this.#request
    return (
      (await this.#context.home.names('policies')).length === 0 &&
      history?.policies.inForce(vault.digest.hex) === undefined &&
      policy === undefined &&
      // What others know of this machine's own log speaks against it without any policy.
      logs.length === 0
    )
  }
}

/** Proposals that may carry checkpoints of their signers' logs. */
interface Carriers {
  readonly vault: Vault
  readonly files: readonly NamedPsbt[]
  /** Those that other copies carry, which were met before. */
  readonly before?: readonly VerifiedCheckpoint[]
}

/**
 * Settings for the review of proposals that may carry checkpoints: what those tell is found, and kept where the review is
 * logged. `log` is that of this home. Throws `log.rolled-back`.
 */
export async function withCarried(
  log: VerifiedLog,
  settings: ReviewSettings,
  { vault, files, before = [] }: Carriers,
): Promise<ReviewSettings> {
  const { others, older, findings } = await meetCarried(log, vault, files)
  const { met: given = [], older: known = [], rules } = settings
  return {
    ...settings,
    older: [...known, ...older],
    met: [...new Set([...given, ...newlyMet(log.history, vault, [...before, ...others])])],
    ...(findings.length === 0 ? {} : { rules: facts => [...(rules?.(facts) ?? []), ...findings] }),
  }
}

/** Reviews a PSBT from outside; errors name its file. */
export function reviewFile(
  settings: ReviewOptions,
  vault: Vault,
  { name, psbt, proofs }: PsbtFile,
): ReviewedPsbt {
  return inFile(name, () => review(vault, psbt, { ...settings, proofs }))
}

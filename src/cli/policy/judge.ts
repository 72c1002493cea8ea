import type { Finding } from '../../bitcoin/finding.js'
import { type History, HistoryBuilder } from '../../log/history.js'
import type { ReviewFacts } from '../../psbt/reviewed-psbt.js'
import { verifyException } from '../../rules/approvals/exception.js'
import { evaluate } from '../../rules/evaluate.js'
import type { Stage } from '../../rules/evidence.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { readHistory } from '../log/history-files.js'
import { listOf, type Options, textOf } from '../options.js'
import { allVaults } from '../vaults.js'
import { readEvidence } from './evidence.js'
import { readPolicyOf } from './files.js'
import { policyInForce } from './in-force.js'

/** What a command knows when it asks the rules. */
export interface Hearing {
  readonly stage: Stage
  readonly history?: History | undefined
  /** The place in the vault of the cosigner who is about to sign. */
  readonly signer?: number | undefined
}

/** The policies that a proposal is judged by, and the judgement, for the review. */
export interface Judge {
  /** The policy in force on this machine. */
  readonly inForce: Policy | undefined
  readonly rules: (facts: ReviewFacts) => readonly Finding[]
}

// Making a proposal and putting signatures together tell of what will be refused later, and refuse nothing themselves.
const REPORTING: ReadonlySet<Stage> = new Set(['propose', 'combine'])

/**
 * Reads the policy in force for `vault`, the one that `--policy` names, and the evidence that the options name. A policy
 * from a file can refuse what the one in force allows, never the other way round. Throws `policy.*`, `approval.*`.
 */
export async function judgeFor(
  context: Context,
  options: Options,
  vault: Vault,
  hearing: Hearing,
): Promise<Judge> {
  const inForce = (await policyInForce(context.home, vault))?.policy
  const file = textOf(options, 'policy')
  const given = file === undefined ? undefined : await readPolicyOf(context, file, vault)
  const policies = [inForce, given?.digest.hex === inForce?.digest.hex ? undefined : given].filter(
    policy => policy !== undefined,
  )
  const { exceptions, ...evidence } = await readEvidence(context, options)
  const history = await wholeHistory(hearing.history, listOf(options, 'history'))
  const now = Date.now()
  const vaults = await allVaults(context.home)
  return {
    inForce,
    rules: facts =>
      policies.flatMap(policy => {
        const approved = exceptions
          .filter(({ statement }) => statement.policy === policy.digest.hex)
          .map(sealed => verifyException(sealed, policy, vault, now))
        const found = evaluate(policy, facts, {
          ...evidence,
          ...hearing,
          history,
          exceptions: approved,
          now,
          vaults,
        })
        return REPORTING.has(hearing.stage) ? found.map(reported) : found
      }),
  }
}

/** What this machine's log and those given as files say together; undefined where there is neither. */
async function wholeHistory(
  own: History | undefined,
  files: readonly string[],
): Promise<History | undefined> {
  if (files.length === 0) return own
  const builder = new HistoryBuilder()
  builder.join(await readHistory(files))
  if (own !== undefined) builder.join(own)
  return builder.history
}

function reported(finding: Finding): Finding {
  return finding.severity === 'block' ? { ...finding, severity: 'warn' } : finding
}

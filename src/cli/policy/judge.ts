import { type Finding, finding } from '../../bitcoin/finding.js'
import type { History, RunningHistory } from '../../log/history.js'
import type { ReviewFacts } from '../../psbt/reviewed-psbt.js'
import { exceptionsUnder } from '../../rules/approvals/exception.js'
import { evaluate } from '../../rules/evaluate.js'
import type { Stage } from '../../rules/evidence.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { historyIn } from '../log/read-history.js'
import { listOf, type Options, textOf } from '../options.js'
import { readEvidence } from './evidence.js'
import { readPolicyOf } from './files.js'
import { policyInForce, requireLogged } from './in-force.js'

/** What a command knows when it asks the rules. */
export interface Hearing {
  readonly stage: Stage
  /** The log of this machine; what is added to it later counts as well. */
  readonly history?: RunningHistory | undefined
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
  { hearing, vaults }: { readonly hearing: Hearing; readonly vaults: readonly Vault[] },
): Promise<Judge> {
  const inForce = (await policyInForce(context.home, vault))?.policy
  requireLogged(inForce, vault, hearing.history)
  const file = textOf(options, 'policy')
  const given = file === undefined ? undefined : await readPolicyOf(context, file, vault)
  const policies = [inForce, given?.digest.hex === inForce?.digest.hex ? undefined : given].filter(
    policy => policy !== undefined,
  )
  const { exceptions, ...evidence } = await readEvidence(context, options)
  const logs = listOf(options, 'history')
  const others = logs.length === 0 ? undefined : await historyIn(context, logs, vault, policies)
  const history = withOwn(others?.history, hearing.history)
  const now = Date.now()
  const approved = policies.flatMap(policy => exceptionsUnder(policy, exceptions, { vault, now }))
  const known = { ...evidence, ...hearing, history, exceptions: approved, now, vaults }
  return {
    inForce,
    rules: facts => [
      ...(others?.findings ?? []),
      ...overtaken(inForce, vault, history),
      ...policies.flatMap(policy => {
        const found = evaluate(policy, facts, known)
        return REPORTING.has(hearing.stage) ? found.map(reported) : found
      }),
    ],
  }
}

/** Says where another machine's log knows of a later version than the one in force here. */
function overtaken(inForce: Policy | undefined, vault: Vault, history: History | undefined): Finding[] {
  const known = history?.activated.get(vault.digest.hex)
  if (known === undefined || known.version <= (inForce?.version ?? 0)) return []
  const message = `Another machine has version ${known.version} of the policy in force; this one does not.`
  return [finding('warn', 'policy.behind', message)]
}

/** What logs in files and this machine's own say together, now and later; undefined where there is neither. */
function withOwn(
  others: RunningHistory | undefined,
  own: RunningHistory | undefined,
): RunningHistory | undefined {
  if (others !== undefined && own !== undefined) others.follow(own)
  return others ?? own
}

function reported(finding: Finding): Finding {
  return finding.severity === 'block' ? { ...finding, severity: 'warn' } : finding
}

import { type Finding, finding } from '../../base/finding.js'
import type { LogEvent, StatementUsed } from '../../log/events.js'
import type { ForeignHistory } from '../../log/foreign-history.js'
import type { History, RunningHistory } from '../../log/history.js'
import { type KeptCheckpoint, keptCheckpoints } from '../../log/kept-checkpoints.js'
import { type OlderLog, olderFindings, uncounted } from '../../log/older-logs.js'
import { NO_POLICIES } from '../../log/policy-versions.js'
import { type Grounds, substanceOf } from '../../proposal/approval.js'
import type { ReviewFacts } from '../../psbt/review/reviewed-psbt.js'
import { forkFindings } from '../../rules/approvals/forks.js'
import { newlyRevoked, type PolicyRecords } from '../../rules/approvals/records.js'
import { countsFromLogs, logs } from '../../rules/catalogue/logs.js'
import { allowsSelfTransfers } from '../../rules/catalogue/self-transfers.js'
import { statementUsed } from '../../rules/checks/pending.js'
import { evaluate, type RuleFinding } from '../../rules/engine/evaluate.js'
import { type Evidence, isSigningStage, type Stage } from '../../rules/evidence/evidence.js'
import { endedLogs, logsAtHand, newlyMet } from '../../rules/evidence/logs-at-hand.js'
import type { SignedCopies } from '../../rules/evidence/signed-copies.js'
import { requireLogged } from '../../rules/policy/in-force.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { ownNames } from '../signing/signer.js'
import { readConsents } from './consents.js'
import type { EvidenceRequest } from './evidence.js'
import { evidenceAt, type GivenEvidence, readEvidence } from './evidence.js'
import { readPolicyOf } from './files.js'
import { policyInForce } from './in-force.js'
import { readRecords } from './records.js'

/** What a command knows when it asks the rules. */
export interface StageContext {
  readonly stage: Stage
  /** The log of this machine; what is added to it later counts as well. */
  readonly history?: RunningHistory | undefined
  /** The place in the vault of the cosigner who is about to sign, or to consent. */
  readonly signer?: number | undefined
  /** What the command itself has found signed on other copies, or finds later. */
  readonly copies?: SignedCopies | undefined
}

/** What files say that the request names, read once for a command. */
export interface PolicyInputs {
  /** The policy that `--policy` names. */
  readonly policy: Policy | undefined
  readonly evidence: GivenEvidence
  /** Logs of other machines, with this one's own behind them, as long as it goes on; undefined where there is neither. */
  readonly history: RunningHistory | undefined
  readonly records: PolicyRecords
  /** The checkpoints that the own log had kept then: what a run itself keeps does not refuse the rest of it. */
  readonly kept: readonly KeptCheckpoint[]
}

/** The policies that a proposal is evaluated by, and the evaluation, for the review. */
export interface PolicyEvaluation {
  /** The policy in force on this machine. */
  readonly inForce: Policy | undefined
  /** The policy that `--policy` names. */
  readonly given: Policy | undefined
  /** Whether outputs to the vault's own receiving addresses count as coming back. */
  readonly selfTransfers: boolean
  readonly grounds: Grounds
  readonly rules: (facts: ReviewFacts) => readonly Finding[]
  /** The files of checkpoints of other logs that the log is to keep. */
  readonly met: readonly string[]
  /** The entries of revocations that the log is to keep. */
  readonly revoked: readonly LogEvent[]
  /** Logs of machines that this one may have replaced. */
  readonly older: readonly OlderLog[]
  /** What the log is to remember of the balance statement, where the policy in force says who signs those. */
  readonly statement: (facts: ReviewFacts) => StatementUsed | undefined
  /** What this machine’s log and those that were given say together. */
  readonly heard: History | undefined
}

// Making a proposal and putting signatures together tell of what will be refused later, and refuse nothing themselves.
const REPORTING: ReadonlySet<Stage> = new Set(['propose', 'combine'])

/** Reads the policy and the evidence that the request names. */
export async function readPolicyInputs(
  context: Context,
  request: EvidenceRequest,
  vault: Vault,
  { history, copies }: StageContext,
): Promise<PolicyInputs> {
  const file = request.policy
  const policy = file === undefined ? undefined : await readPolicyOf(context, file, vault)
  const consents = await readConsents(context, request.consent, vault, copies)
  const evidence = await readEvidence(context, request, consents)
  const policies = unique((await policyInForce(context.home, vault))?.policy, policy)
  const records = await readRecords(context, request, vault, { policies, own: history })
  const kept = keptCheckpoints(history, vault)
  return { policy, evidence, records, kept, history: withOwn(records.others?.history, history) }
}

/**
 * Evaluates by what was given, by the policy that is in force for `vault` now, and by the clock as it is now. A policy
 * from a file can refuse what the one in force allows, never the other way round. Throws `policy.*`, `approval.*`.
 */
export async function evaluatePolicies(
  { home }: Context,
  vault: Vault,
  given: PolicyInputs,
  { stageContext, vaults }: { readonly stageContext: StageContext; readonly vaults: readonly Vault[] },
): Promise<PolicyEvaluation> {
  const inForce = (await policyInForce(home, vault))?.policy
  requireLogged(inForce, vault, stageContext.history)
  const policies = unique(inForce, given.policy)
  given.history?.vaults.knowVaults(vault, ...vaults)
  const { history } = given
  const now = Date.now()
  const own = stageContext.history?.policies ?? NO_POLICIES
  const forked =
    inForce === undefined ? [] : forkFindings(inForce, given.policy, { vault, records: given.records, own })
  const evidence = evidenceAt(given.evidence, { vault, policies, now })
  const { stage, signer } = stageContext
  const { others } = given.records
  const holders = [...(await ownNames(home, vault))]
  const atHand = logsAtHand(vault, { own: stageContext.history, kept: given.kept, others, holders })
  const known = { ...evidence, stage, signer, history, now, vaults, logs: atHand }
  return {
    inForce,
    given: given.policy,
    selfTransfers: allowsSelfTransfers(policies),
    grounds: { policies: policies.map(({ digest }) => digest.hex), evidence: given.evidence.digests },
    rules: facts => [
      ...(others?.findings ?? []),
      ...overtaken(inForce, vault, history),
      ...forked,
      ...(isSigningStage(stage) ? onOneMachine(inForce) : []),
      ...(stageContext.history === undefined
        ? []
        : ofOlderLogs(stageContext.history, { vault, inForce, others })),
      ...policies.flatMap(policy => {
        const found = evaluate(policy, facts, known)
        if (stage === 'review' && signer !== undefined)
          found.push(...signerWarnings(policy, facts, known, found))
        return REPORTING.has(stage) ? found.map(reported) : found
      }),
    ],
    met: newlyMet(stageContext.history, vault, others?.checkpoints ?? []),
    revoked: stageContext.history ? newlyRevoked(stageContext.history, vault, given.records.with(own)) : [],
    older: others?.older ?? [],
    heard: history,
    statement: proposal => inForce && statementUsed({ proposal, evidence: known, policy: inForce }),
  }
}

/** What else whoever signs will be warned of: they approve it with the rest. */
function signerWarnings(
  policy: Policy,
  facts: ReviewFacts,
  known: Omit<Evidence, 'stage'>,
  found: readonly Finding[],
): RuleFinding[] {
  const before = new Set(found.map(substanceOf))
  return evaluate(policy, facts, { ...known, stage: 'sign' }).filter(
    one => one.severity === 'warn' && !before.has(substanceOf(one)),
  )
}

/** Says what of the logs of machines that this one may have replaced is open, and matters. */
function ofOlderLogs(
  own: RunningHistory,
  {
    vault,
    inForce,
    others,
  }: Pick<PolicyEvaluation, 'inForce'> & { vault: Vault; others: ForeignHistory | undefined },
): Finding[] {
  const matters = inForce !== undefined && countsFromLogs(inForce)
  const lacking = matters ? uncounted(own, endedLogs(vault, [own, others?.history])) : []
  return [...olderFindings(own, others?.older ?? []), ...lacking]
}

/** Says where limits count what this machine knows, and nobody has to bring what the others do. */
function onOneMachine(inForce: Policy | undefined): Finding[] {
  if (inForce === undefined || !countsFromLogs(inForce)) return []
  if (inForce.rules.some(({ rule }) => rule === logs)) return []
  return [finding('info', 'policy.one-machine')]
}

/** The policy in force and the one that was given, where that is another. */
function unique(inForce: Policy | undefined, given: Policy | undefined): Policy[] {
  return [inForce, given?.digest.hex === inForce?.digest.hex ? undefined : given].filter(
    policy => policy !== undefined,
  )
}

/** Says where another machine's log knows of a later version than the one in force here. */
function overtaken(inForce: Policy | undefined, vault: Vault, history: History | undefined): Finding[] {
  const known = history?.policies.inForce(vault.digest.hex)
  if (known === undefined || known.version <= (inForce?.version ?? 0)) return []
  return [finding('warn', 'policy.behind', { why: 'machine', version: known.version })]
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

import { RingiError, unlessRefused } from '../../base/error.js'
import { type Finding, finding } from '../../base/finding.js'
import type { RunningHistory } from '../../log/history.js'
import type { Home } from '../../platform/home.js'
import { type ApprovalInput, momentOfLast, requireApproved } from '../../rules/approvals/approved.js'
import { forkFindings } from '../../rules/approvals/forks.js'
import { requireCurrent, requireHighest } from '../../rules/approvals/joining.js'
import { loggedApprovals, unheardApprovers } from '../../rules/approvals/logged-approvals.js'
import type { KnownPolicies, PolicyRecords } from '../../rules/approvals/records.js'
import { Revocations } from '../../rules/approvals/revocations.js'
import { requireSuccessor } from '../../rules/approvals/succession.js'
import { requireLogged } from '../../rules/policy/in-force.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { PolicyApproval } from '../../rules/statements/policy-approval.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { policyInForce } from './in-force.js'

/** A policy that may be put in force. */
export interface Activation {
  /** The version that it takes the place of. */
  readonly inForce: Policy | undefined
  readonly approvedBy: readonly string[]
  readonly approvals: readonly PolicyApproval[]
  /** The approvers of whom nobody knows whether they have taken it back since. */
  readonly unheard: readonly string[]
  readonly known: KnownPolicies
}

/** What an activation is asked for. */
export interface ActivationCandidate {
  readonly vault: Vault
  readonly policy: Policy
  readonly records: PolicyRecords
}

/**
 * Whether a policy may be put in force, and by whom it was approved. One that the log says is in force, and that is gone
 * from the home, is put back without following another: it did, and was approved in time, when that was logged. Throws
 * `policy.*`, `approval.*`.
 */
export async function evaluateActivation(
  { home }: Context,
  { vault, policy, records }: ActivationCandidate,
  own: RunningHistory,
): Promise<Activation> {
  own.vaults.knowVaults(vault)
  const inForce = (await policyInForce(home, vault))?.policy
  const { approvals, others } = records
  const attestations = others?.checkpoints ?? []
  const known = records.with(own.policies)
  const logged = own.policies.inForce(vault.digest.hex)
  if (logged?.policy === policy.digest.hex) {
    if (inForce?.digest.hex === policy.digest.hex) throw inForceAlready(policy)
    return {
      inForce: undefined,
      approvals,
      approvedBy: approvedOnce(policy, approvals, vault),
      unheard: [],
      known,
    }
  }
  requireLogged(inForce, vault, own)
  const asked = { vault, inForce, now: Date.now(), ...known }
  const unheard = unheardApprovers(approvals, attestations, own.policies)
  const evaluated = { inForce, approvals, unheard, known }
  if (logged === undefined) requireHighest(policy, asked)
  // With the first version of all, there is nothing that could have been in force before.
  if (logged !== undefined || policy.previous.length === 0)
    return { ...evaluated, approvedBy: approvedNext(policy, approvals, asked) }
  const carried = known.versions
    .filter(one => one.policy === policy.digest.hex)
    .flatMap(one => loggedApprovals(one, vault))
  const joining = { ...asked, nonce: await nonceFor(home, vault), attestations, carried }
  const approvedBy = requireCurrent(policy, approvals, joining)
  return { ...evaluated, approvals: [...approvals, ...carried], approvedBy }
}

/** Who has approved a version that was in force here already: the approvals held together then, and need not now. */
function approvedOnce(policy: Policy, approvals: readonly PolicyApproval[], vault: Vault): string[] {
  const revocations = new Revocations(vault)
  return requireApproved(policy, approvals, { vault, revocations, now: momentOfLast(approvals) })
}

/** Who has approved a version that follows the one in force. */
function approvedNext(policy: Policy, approvals: readonly PolicyApproval[], asked: ApprovalInput): string[] {
  const approvedBy = () => requireApproved(policy, approvals, asked)
  requireSuccessor(policy, asked.inForce, () => unlessRefused(approvedBy) !== undefined)
  return approvedBy()
}

/** What a machine that has never known a policy of `vault` asks the others to sign, so that they cannot answer with old news. */
export async function nonceFor(home: Home, vault: Vault): Promise<string> {
  return await home.nonce(`policy ${vault.digest.hex}`)
}

/** What has to be known of an activation beside its policy: who may have taken it back, and which rivals it has. */
export function activationFindings(
  { vault, policy, records }: ActivationCandidate,
  { unheard, known }: Activation,
  own: RunningHistory,
): Finding[] {
  const later = known.versions.some(one => one.activations.length > 0 && one.version > policy.version)
  return [
    ...(records.others?.findings ?? []),
    ...unheard.map(name => finding('warn', 'approval.unheard', { name })),
    ...(later ? [finding('warn', 'policy.behind', { why: 'log' })] : []),
    ...forkFindings(policy, undefined, { vault, records, own: own.policies }),
  ]
}

function inForceAlready({ version, name }: Policy): RingiError {
  return new RingiError('policy.in-force', { version, name })
}

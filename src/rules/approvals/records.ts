import type { LogEvent } from '../../log/events.js'
import type { ForeignHistory } from '../../log/foreign-history.js'
import { RunningHistory } from '../../log/history.js'
import { type LoggedPolicies, type LoggedVersion, NO_POLICIES } from '../../log/policy-versions.js'
import type { Vault } from '../../vault/vault.js'
import type { PolicyApproval } from '../statements/policy-approval.js'
import type { PolicyRevocation } from '../statements/policy-revocation.js'
import { policyRevoked } from './events.js'
import { loggedApprovals } from './logged-approvals.js'
import { Revocations } from './revocations.js'

/** What other machines' logs, and statements in files, say of a vault's policies. */
export interface PolicyRecords {
  readonly approvals: readonly PolicyApproval[]
  /** The logs of `--history`. */
  readonly others: ForeignHistory | undefined
  /** What all logs tell, with this machine's own, whose history is given as `own`. */
  with(own: LoggedPolicies): KnownPolicies
}

/** The same together with what this machine's own log tells. */
export interface KnownPolicies {
  readonly versions: readonly LoggedVersion[]
  readonly revocations: Revocations
}

/** What was given to make them of. */
interface GivenRecords extends Pick<PolicyRecords, 'approvals' | 'others'> {
  readonly revocations: readonly PolicyRevocation[]
}

/** Records of approvals, revocations and logs that were given for the policies of `vault`. */
export function policyRecords(
  vault: Vault,
  { approvals, revocations: revoked, others }: GivenRecords,
): PolicyRecords {
  const known = (own: LoggedPolicies): KnownPolicies => {
    const history = new RunningHistory()
    history.vaults.knowVaults(vault)
    history.policies.join(own)
    if (others !== undefined) history.policies.join(others.history.policies)
    const versions = history.policies.versions(vault.digest.hex)
    const revocations = new Revocations(vault)
    for (const one of revoked) revocations.add(one)
    for (const one of [...approvals, ...versions.flatMap(version => loggedApprovals(version, vault))])
      revocations.addFrom(one)
    revocations.addLogged(history.policies.revocations(vault.digest.hex))
    return { versions: versions, revocations }
  }
  return { approvals, others, with: known }
}

/** The entries of revocations that this machine's own log, whose history is given, does not have yet: what was seen once, binds. */
export function newlyRevoked(own: RunningHistory, vault: Vault, { revocations }: KnownPolicies): LogEvent[] {
  own.vaults.knowVaults(vault)
  const known = new Revocations(vault)
  known.addLogged(own.policies.revocations(vault.digest.hex))
  return revocations.all
    .filter(({ cosigner, policy }) => !known.has(cosigner, policy))
    .map(one => policyRevoked(vault, one))
}

/** What this machine's own log has of revocations, and nothing else of it. */
export function revocationsOf({ policies }: RunningHistory): LoggedPolicies {
  return { ...NO_POLICIES, vaults: policies.vaults, revocations: vault => policies.revocations(vault) }
}

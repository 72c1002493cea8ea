import { unlessRefused } from '../../base/error.js'
import { type Finding, finding } from '../../base/finding.js'
import type { LoggedPolicies } from '../../log/policy-versions.js'
import type { Vault } from '../../vault/vault.js'
import type { Policy } from '../policy/policy.js'
import { requireApproved } from './approved.js'
import { approvedVersions, loggedApprovals } from './logged-approvals.js'
import type { KnownPolicies, PolicyRecords } from './records.js'
import { areRivals, openRivals, versionPlaceOf } from './succession.js'

/** What forks of a policy are found in. */
interface Sources {
  readonly vault: Vault
  readonly records: PolicyRecords
  /** What this machine's own log tells. */
  readonly own: LoggedPolicies
}

/**
 * What competes with the policy in force, or with one that was before it here: where `given`, a policy from a file, is
 * such a one and enough cosigners have approved it, nothing goes on. What only logs tell of warns: one liar's log must not
 * stop everybody.
 */
export function forkFindings(
  inForce: Policy,
  given: Policy | undefined,
  { vault, records, own }: Sources,
): Finding[] {
  const known = records.with(own)
  const before = own.versions(vault.digest.hex).filter(({ activations }) => activations.length > 0)
  const approved = new Set(approvedVersions({ vault, ...known }))
  const activated = known.versions.filter(one => one.activations.length > 0 || approved.has(one))
  const rivals = openRivals([versionPlaceOf(inForce), ...before], activated)
  const proven = given !== undefined && isProven(inForce, given, { vault, records, known })
  return [
    ...(proven ? [finding('block', 'policy.forked', { why: 'given' })] : []),
    ...rivals.map(({ policy, version }) =>
      finding('warn', 'policy.forked', { why: 'told', version, policy }),
    ),
  ]
}

function isProven(
  inForce: Policy,
  given: Policy,
  { vault, records, known }: Pick<Sources, 'vault' | 'records'> & { readonly known: KnownPolicies },
): boolean {
  if (!areRivals(versionPlaceOf(given), versionPlaceOf(inForce))) return false
  const versions = known.versions.filter(one => one.policy === given.digest.hex)
  const approvals = [...records.approvals, ...versions.flatMap(one => loggedApprovals(one, vault))]
  const of = approvals.filter(({ statement }) => statement.policy === given.digest.hex)
  // That they have expired since makes them no less contradictory.
  return unlessRefused(() => requireApproved(given, of, { vault, ...known, now: 0 })) !== undefined
}

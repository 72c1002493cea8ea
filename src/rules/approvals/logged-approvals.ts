import { unlessRefused } from '../../base/error.js'
import { isAfter, timeOfSecond } from '../../base/time.js'
import type { Attestation } from '../../log/attestation.js'
import type { LoggedPolicies, LoggedVersion } from '../../log/policy-versions.js'
import { meetingCount } from '../../vault/quorums.js'
import type { Vault } from '../../vault/vault.js'
import type { Policy } from '../policy/policy.js'
import { POLICY_APPROVAL, type PolicyApproval } from '../statements/policy-approval.js'
import { parseStatement, requireSigned } from '../statements/statement.js'
import { lackingForChange } from './approved.js'
import type { Revocations } from './revocations.js'

/** The approvals of a version that logs carry, as far as cosigners have signed them: what is not signed, nobody has said. */
export function loggedApprovals(
  { policy, version, approvals }: LoggedVersion,
  vault: Vault,
): PolicyApproval[] {
  return [...approvals].flatMap(text => {
    const approval = unlessRefused(() => {
      const read = parseStatement(POLICY_APPROVAL, text)
      requireSigned(POLICY_APPROVAL, read, vault)
      return read
    })
    const isOfIt = approval?.statement.policy === policy && approval.statement.version === String(version)
    return approval !== undefined && isOfIt ? [approval] : []
  })
}

/** What logs tell of versions, with the approvals that they carry, and what was taken back. */
export interface LoggedVersions {
  readonly vault: Vault
  readonly versions: readonly LoggedVersion[]
  readonly revocations: Revocations
}

/** The versions that enough cosigners have approved, as the logs prove by signatures, whether or not they expired since. */
export function approvedVersions({ vault, versions, revocations }: LoggedVersions): LoggedVersion[] {
  return versions.filter(one => {
    const names = loggedApprovals(one, vault).map(({ statement }) => statement.cosigner)
    const standing = names.filter(name => !revocations.has(name, one.policy))
    return lackingForChange(undefined, new Set(standing), vault) === undefined
  })
}

/**
 * Whether the checkpointed logs of N-M+1 cosigners tell that `policy` was put in force while enough `approvals` held: that
 * many cannot all be wrong without M having agreed to it. Approvals of a later date prove nothing of an earlier time.
 */
export function wasActivated(
  policy: Policy,
  approvals: readonly PolicyApproval[],
  { vault, versions, revocations }: LoggedVersions,
  governing: Policy | undefined = undefined,
): boolean {
  const holding = (time: number) =>
    approvals
      .map(({ statement }) => statement)
      .filter(({ cosigner }) => !revocations.has(cosigner, policy.digest.hex))
      .filter(
        ({ approved, expires }) => (timeOfSecond(approved) ?? Infinity) <= time && isAfter(expires, time),
      )
      .map(({ cosigner }) => cosigner)
  const activators = versions
    .filter(one => one.policy === policy.digest.hex && one.version === policy.version)
    .flatMap(({ activations }) => activations)
    .filter(({ time }) => lackingForChange(governing ?? policy, new Set(holding(time)), vault) === undefined)
    .flatMap(({ worth }) => (worth.by === 'cosigners' ? [...worth.since.keys()] : []))
  return new Set(activators).size >= meetingCount(vault)
}

/**
 * The approvers of whom no log since their approval is at hand: only that would tell whether they have taken it back.
 * `own` is what this machine's own log tells.
 */
export function unheardApprovers(
  approvals: readonly PolicyApproval[],
  attestations: readonly Attestation[],
  own: LoggedPolicies,
): string[] {
  const unheard = approvals.filter(({ statement: { cosigner, policy, vault, approved, for: nonce } }) => {
    const since = (timeOfSecond(approved) ?? Infinity) as number
    const isOwn = own.versions(vault).some(one => one.policy === policy && one.approvedBy.has(cosigner))
    const isHeard = attestations.some(one => one.cosigner === cosigner && one.signed > since)
    return nonce === undefined && !isOwn && !isHeard
  })
  return [...new Set(unheard.map(({ statement }) => statement.cosigner))]
}

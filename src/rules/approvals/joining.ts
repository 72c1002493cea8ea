import { RingiError, unlessRefused } from '../../base/error.js'
import { isAfter } from '../../base/time.js'
import type { Attestation } from '../../log/attestation.js'
import { meetingCount } from '../../vault/quorums.js'
import { refuseOtherLineEnds } from '../policy/line-ends.js'
import type { Policy } from '../policy/policy.js'
import type { PolicyApproval } from '../statements/policy-approval.js'
import { type ApprovalInput, requireApproved } from './approved.js'
import { approvedVersions, type LoggedVersions, wasActivated } from './logged-approvals.js'
import { areRivals, forked, versionPlaceOf } from './succession.js'

/** What a machine evaluates by that has never known a policy of a vault. */
interface JoiningInput extends ApprovalInput, LoggedVersions {
  /** What it has printed to be answered: an answer from before it asked does not count. */
  readonly nonce: string
  readonly attestations: readonly Attestation[]
  /** The approvals that logs carry, beside those that were given. */
  readonly carried: readonly PolicyApproval[]
}

/**
 * Makes sure that `policy` is the version that is in force for the others, for a machine that has never known one: an old
 * version, or one that was taken back, looks just like it. Either enough cosigners have approved it anew for the nonce, or
 * N-M+1 of them, among whom there is one of any M, have signed for their logs with it, and no log knows of a higher
 * version that enough have approved. Gives the approvers' names. Throws `policy.unconfirmed` with the nonce,
 * `policy.forked`, `policy.rolled-back` and what {@link requireApproved} throws.
 */
export function requireCurrent(
  policy: Policy,
  approvals: readonly PolicyApproval[],
  joining: JoiningInput,
): string[] {
  const anew = approvals.filter(({ statement }) => statement.for === joining.nonce)
  const approvedAnew = unlessRefused(() => requireApproved(policy, anew, joining))
  if (approvedAnew !== undefined) return approvedAnew
  requireAnswers(policy, joining)
  const all = [...approvals, ...joining.carried]
  // What was in force rightly once has not ended with its approvals.
  if (wasActivated(policy, all, joining)) return requireApproved(policy, all, { ...joining, now: 0 })
  const holding = joining.carried.filter(({ statement }) => isAfter(statement.expires, joining.now))
  return requireApproved(policy, [...approvals, ...holding], joining)
}

function requireAnswers(policy: Policy, { vault, nonce, attestations }: JoiningInput): void {
  const answered = [
    ...new Set(attestations.filter(one => one.nonce === nonce).map(({ cosigner }) => cosigner)),
  ]
  const needed = meetingCount(vault)
  if (answered.length >= needed) return
  const { name } = vault
  throw new RingiError('policy.unconfirmed', {
    vault: name,
    version: policy.version,
    nonce,
    needed,
    answered,
  })
}

/**
 * Makes sure that no log proves a later version than `policy`, or one that competes with it, to have been approved by
 * enough. Throws `policy.rolled-back`, `policy.forked`.
 */
export function requireHighest(policy: Policy, known: LoggedVersions): void {
  const place = versionPlaceOf(policy)
  for (const other of approvedVersions(known)) {
    if (areRivals(place, other)) {
      refuseOtherLineEnds(policy, [other.policy])
      throw forked(place, other)
    }
    if (other.version <= policy.version) continue
    throw new RingiError('policy.rolled-back', {
      ...{ why: 'others', policy: other.policy, version: other.version },
      old: policy.version,
    })
  }
}

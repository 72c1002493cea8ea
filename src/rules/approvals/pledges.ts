import { RingiError } from '../../base/error.js'
import type { LoggedPolicies } from '../../log/policy-versions.js'
import { refuseOtherLineEnds } from '../policy/line-ends.js'
import type { Policy } from '../policy/policy.js'
import { type LoggedVersions, loggedApprovals } from './logged-approvals.js'
import { areRivals, versionPlaceOf } from './succession.js'

/** How many digests an approval can say were taken back: the latest ones. */
export const MOST_REVOKED = 16

/** What all logs tell, and what this machine's own log does, whose word needs no signature. */
interface PledgeInput extends LoggedVersions {
  readonly own: LoggedPolicies
}

/**
 * Makes sure that `cosigner` has not approved a rival of `policy` that they have not taken back: with both, two machines
 * could have two policies in force. Throws `policy.forked`, and `approval.revoked` where they have taken back this one.
 */
export function requireUnpledged(policy: Policy, cosigner: string, known: PledgeInput): void {
  const { vault, own, versions, revocations } = known
  if (revocations.has(cosigner, policy.digest.hex)) throw takenBack(cosigner)
  const pledged = [
    ...own.versions(vault.digest.hex).filter(({ approvedBy }) => approvedBy.has(cosigner)),
    ...versions.filter(one =>
      loggedApprovals(one, vault).some(({ statement }) => statement.cosigner === cosigner),
    ),
  ]
  const rival = pledged.find(
    one => areRivals(versionPlaceOf(policy), one) && !revocations.has(cosigner, one.policy),
  )
  if (rival === undefined) return
  refuseOtherLineEnds(policy, [rival.policy])
  const policies = [rival.policy, policy.digest.hex]
  const { policy: other, version } = rival
  throw new RingiError('policy.forked', { why: 'pledged', cosigner, version, policy: other, policies })
}

function takenBack(cosigner: string): RingiError {
  return new RingiError('approval.revoked', { why: 'for-good', cosigner })
}

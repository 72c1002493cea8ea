import { unlessRefused } from '../../base/error.js'
import type { LoggedPolicies } from '../../log/policy-versions.js'
import { requireApproved } from '../../rules/approvals/approved.js'
import { wasActivated } from '../../rules/approvals/logged-approvals.js'
import type { PolicyRecords } from '../../rules/approvals/records.js'
import { requireSuccessor } from '../../rules/approvals/succession.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { readPolicyOf } from './files.js'

/** A policy, the vault that it is for, and the time to evaluate by (Unix milliseconds). */
export interface PolicyInput {
  readonly policy: Policy
  readonly vault: Vault
  readonly now: number
}

/**
 * Who has approved the policy by the approvals given; null where no approvals were given, and so none are asked for. They have to
 * hold at `now`, or the logs of N-M+1 cosigners tell that it was put in force while they did: a date in an approval is but
 * the word of who signs it. `follows` is the file of the version before. `own` is what this machine's own log tells of what was taken back. Throws `approval.*`, `policy.forked`, `policy.rolled-back`, `policy.not-next`.
 */
export async function requireApprovals(
  context: Context,
  follows: string | undefined,
  { policy, vault, now }: PolicyInput,
  { records, own }: { readonly records: PolicyRecords; readonly own: LoggedPolicies },
): Promise<string[] | null> {
  const { approvals } = records
  const known = { vault, ...records.with(own) }
  const before = await predecessor(context, follows, policy, vault)
  const approvedBy = () => {
    const held = wasActivated(policy, approvals, known, before)
    return requireApproved(policy, approvals, { ...known, inForce: before, now: held ? 0 : now })
  }
  requireSuccessor(policy, before, () => unlessRefused(approvedBy) !== undefined)
  return approvals.length === 0 ? null : approvedBy()
}

/** The version that was in force before, which this one has to follow, unless it is this very one. */
async function predecessor(
  context: Context,
  name: string | undefined,
  policy: Policy,
  vault: Vault,
): Promise<Policy | undefined> {
  const before = name === undefined ? undefined : await readPolicyOf(context, name, vault)
  return before?.digest.hex === policy.digest.hex ? undefined : before
}

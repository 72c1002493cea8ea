import { RingiError } from '../../base/error.js'
import type { Home } from '../../platform/home.js'
import { momentOfLast, requireApproved } from '../../rules/approvals/approved.js'
import { Revocations } from '../../rules/approvals/revocations.js'
import { POLICY_APPROVAL } from '../../rules/statements/policy-approval.js'
import { parseStatement } from '../../rules/statements/statement.js'
import { policyInForce } from '../policy/in-force.js'
import { registeredVault } from '../vaults.js'

/**
 * Whether the policy that is pinned for the vault called `name` was approved by enough cosigners, by approvals that counted
 * together once: such a version may take the place of the one that was sealed, whoever has pinned it.
 */
export async function isApprovedAnew(home: Home, name: string): Promise<boolean> {
  try {
    const vault = await registeredVault(home, name)
    const pinned = await policyInForce(home, vault)
    if (pinned === undefined) return false
    const approvals = pinned.approvals.map(text => parseStatement(POLICY_APPROVAL, text))
    requireApproved(pinned.policy, approvals, {
      vault,
      inForce: undefined,
      revocations: new Revocations(vault),
      now: momentOfLast(approvals),
    })
    return true
  } catch (cause) {
    if (cause instanceof RingiError) return false
    throw cause
  }
}

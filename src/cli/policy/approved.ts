import {
  momentOfLast,
  POLICY_APPROVAL,
  requireApproved,
  requireSuccessor,
} from '../../rules/approvals/policy-approval.js'
import { parseStatement } from '../../rules/approvals/statement.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { inFile, readText } from '../files.js'
import { listOf, type Options, textOf } from '../options.js'
import { readPolicyOf } from './files.js'

/** A policy, the vault that it is for, and the time to judge by (Unix milliseconds). */
export interface Case {
  readonly policy: Policy
  readonly vault: Vault
  readonly now: number
}

/**
 * Who has approved the policy by `--approval`; null where no approvals were given, and so none are asked for. Throws
 * `approval.*`, `policy.rolled-back`, `policy.not-next`.
 */
export async function requireApprovals(
  context: Context,
  options: Options,
  { policy, vault, now }: Case,
): Promise<string[] | null> {
  const inForce = await predecessor(context, options, policy, vault)
  const names = listOf(options, 'approval')
  if (names.length === 0) return null
  const approvals = []
  for (const name of names) {
    const text = await readText(context.io, name)
    approvals.push(inFile(name, () => parseStatement(POLICY_APPROVAL, text)))
  }
  return requireApproved(policy, approvals, { vault, inForce, now: Math.min(momentOfLast(approvals), now) })
}

/** The version that was in force before, which this one has to follow, unless it is this very one. */
async function predecessor(
  context: Context,
  options: Options,
  policy: Policy,
  vault: Vault,
): Promise<Policy | undefined> {
  const name = textOf(options, 'follows')
  const before = name === undefined ? undefined : await readPolicyOf(context, name, vault)
  if (before === undefined || before.digest.hex === policy.digest.hex) return undefined
  requireSuccessor(policy, before)
  return before
}

import { RingiError } from '../../base/error.js'
import { timeOfSecond } from '../../base/time.js'
import type { Vault } from '../../vault/vault.js'
import { type Lack, lackingOf, type Quorum } from '../parameters/quorum.js'
import { refuseOtherLineEnds } from '../policy/line-ends.js'
import type { Policy } from '../policy/policy.js'
import { POLICY_APPROVAL, type PolicyApproval } from '../statements/policy-approval.js'
import { requireGenuine } from '../statements/statement.js'
import type { Revocations } from './revocations.js'

/** What approvals are evaluated by. */
export interface ApprovalInput {
  readonly vault: Vault
  /** The version in force before, which says who has to approve the next one. */
  readonly inForce?: Policy | undefined
  readonly revocations: Revocations
  /** Unix milliseconds. */
  readonly now: number
}

/**
 * Makes sure that enough cosigners have approved `policy`: those whom the version in force asks for with `changes`, and
 * at least the vault's M. Who has taken it back does not count. Gives their names. Throws `approval.other-policy`, `policy.line-ends`,
 * `approval.incomplete`, `approval.revoked` and what {@link requireGenuine} throws.
 */
export function requireApproved(
  policy: Policy,
  approvals: readonly PolicyApproval[],
  { vault, inForce, revocations, now }: ApprovalInput,
): string[] {
  for (const approval of approvals) {
    requireGenuine(POLICY_APPROVAL, approval, vault, now)
    requireOf(policy, approval)
  }
  const given = new Set(approvals.map(({ statement }) => statement.cosigner))
  const names = new Set([...given].filter(name => !revocations.has(name, policy.digest.hex)))
  const lacks = lackingForChange(inForce ?? policy, names, vault)
  if (lacks === undefined) return vault.cosigners.map(({ name }) => name).filter(name => names.has(name))
  if (names.size < given.size) throw revokedBy([...given].filter(name => !names.has(name)))
  const args = { why: 'policy', policy: policy.name, lacks, approvedBy: [...names] } as const
  throw new RingiError('approval.incomplete', args)
}

/** What `names` still lack of those who have to approve a version that follows `governing`; undefined where they suffice. */
export function lackingForChange(
  governing: Policy | undefined,
  names: ReadonlySet<string>,
  vault: Vault,
): readonly Lack[] | undefined {
  const quorum: Quorum = governing?.changes ?? { any: vault.primary.quorum.any }
  return lackingOf(quorum, names, governing?.groups ?? new Map())
}

function requireOf(policy: Policy, { statement }: PolicyApproval): void {
  if (statement.policy === policy.digest.hex && statement.version === String(policy.version)) return
  refuseOtherLineEnds(policy, [statement.policy])
  throw new RingiError('approval.other-policy', { cosigner: statement.cosigner })
}

function revokedBy(names: readonly string[]): RingiError {
  return new RingiError('approval.revoked', { why: 'approvers', revokedBy: names })
}

/**
 * When the last of the approvals was given, Unix milliseconds: what puts a policy in force has to be valid together once,
 * and not for ever after.
 */
export function momentOfLast(approvals: readonly PolicyApproval[]): number {
  return Math.max(
    0,
    ...approvals.map(({ statement }) => timeOfSecond(statement.approved) ?? Number.MAX_SAFE_INTEGER),
  )
}

import { RingiError } from '../../bitcoin/error.js'
import type { Vault } from '../../vault/vault.js'
import { momentOf } from '../moment.js'
import { lackingOf, type Quorum } from '../parameters/quorum.js'
import type { Policy } from '../policy/policy.js'
import { HASH, MOMENT, requireGenuine, type SignedStatement, type StatementKind } from './statement.js'

/** A cosigner approves a version of a policy. */
export const POLICY_APPROVAL = {
  kind: 'policy-approval',
  heading: 'Ringi: approval of a policy',
  fields: {
    vault: HASH,
    policy: HASH,
    version: /^[1-9]\d{0,6}$/,
    cosigner: /^.{1,80}$/u,
    approved: MOMENT,
    expires: MOMENT,
  },
} as const satisfies StatementKind<string>

export type PolicyApproval = SignedStatement<keyof typeof POLICY_APPROVAL.fields>

/**
 * Makes sure that enough cosigners have approved `policy`: those whom the version in force asks for with `changes`, and
 * at least the vault's M. Gives their names. Throws `approval.other-policy`, `approval.incomplete` and what
 * {@link requireGenuine} throws.
 */
export function requireApproved(
  policy: Policy,
  approvals: readonly PolicyApproval[],
  { vault, inForce, now }: { vault: Vault; inForce?: Policy | undefined; now: number },
): string[] {
  for (const approval of approvals) {
    requireGenuine(POLICY_APPROVAL, approval, vault, now)
    const { policy: digest, version, cosigner } = approval.statement
    if (digest === policy.digest.hex && version === String(policy.version)) continue
    throw new RingiError(
      'approval.other-policy',
      `${cosigner} has approved another policy, or another version of this one.`,
    )
  }
  const names = new Set(approvals.map(({ statement }) => statement.cosigner))
  const judge = inForce ?? policy
  const quorum: Quorum = judge.changes ?? { any: vault.threshold.required }
  const lacks = lackingOf(quorum, names, judge.groups)
  if (lacks === undefined) return vault.cosigners.map(({ name }) => name).filter(name => names.has(name))
  throw new RingiError(
    'approval.incomplete',
    `The policy ${policy.name} is not approved yet: it still needs ${lacks}.`,
    {
      hint: 'ringi policy approve makes a cosigner’s approval; ringi policy activate takes all of them.',
      details: { approvedBy: [...names] },
    },
  )
}

/**
 * When the last of the approvals was given, Unix milliseconds: what puts a policy in force has to be valid together once,
 * and not for ever after.
 */
export function momentOfLast(approvals: readonly PolicyApproval[]): number {
  return Math.max(
    0,
    ...approvals.map(({ statement }) => momentOf(statement.approved) ?? Number.MAX_SAFE_INTEGER),
  )
}

/**
 * Makes sure that `next` may follow the version in force. Where there is none, any may come first: a machine that joins
 * later has not seen the ones before. Throws `policy.rolled-back` for an earlier or the same version, `policy.not-next`
 * where it does not name the version in force as the one before it.
 */
export function requireSuccessor(next: Policy, inForce: Policy | undefined): void {
  if (inForce === undefined) return
  if (next.version <= inForce.version) {
    throw new RingiError(
      'policy.rolled-back',
      `Version ${inForce.version} is in force; version ${next.version} cannot follow it.`,
      { hint: 'To go back to old rules, write them into a new version and have it approved.' },
    )
  }
  if (next.previous === inForce.digest.hex) return
  throw new RingiError(
    'policy.not-next',
    `This policy does not name version ${inForce.version}, which is in force, as the one before it.`,
    {
      hint: 'Activate the versions one after the other; previous: names the digest of the one before.',
      details: { previous: next.previous ?? 'none', inForce: inForce.digest.hex },
    },
  )
}

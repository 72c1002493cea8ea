import { RingiError } from '../../base/error.js'
import { matching } from '../../base/shape.js'
import { escapeText } from '../../base/text.js'
import { hash, second } from '../../base/vocabulary.js'
import type { ProposalFacts } from '../../proposal/facts.js'
import type { VaultFacts } from '../../vault/vault.js'
import { lackingOf } from '../parameters/quorum.js'
import type { PolicyTerms } from '../terms/terms.js'
import { line, requireGenuine, type SignedOf, signer, statementKind } from './statement.js'

/** A cosigner lets one proposal pass one rule. */
export const EXCEPTION = statementKind('exception', 'Ringi: an exception from a rule', {
  vault: hash,
  policy: hash,
  proposal: hash,
  rule: matching(/^[a-z-]{1,40}$/),
  reason: line(/^\S(?:.{0,498}\S)?$/u),
  cosigner: signer,
  approved: second,
  expires: second,
})

export type SignedException = SignedOf<typeof EXCEPTION>

/** An exception whose signature has been verified; only {@link verifyException} makes one. */
export type Exception = SignedException['statement'] & { readonly verified: typeof VERIFIED }

const VERIFIED: unique symbol = Symbol('verified')

/** Verifies the signature of an exception. Throws `policy.rule-without-exception` and what `requireGenuine` throws. */
export function verifyException(
  sealed: SignedException,
  policy: PolicyTerms,
  vault: VaultFacts,
  now: number,
): Exception {
  requireGenuine(EXCEPTION, sealed, vault, now)
  const { rule } = sealed.statement
  if (!policy.exceptions?.rules.includes(rule)) {
    throw new RingiError('policy.rule-without-exception', {
      why: 'rule',
      policy: policy.name,
      rule: escapeText(rule),
    })
  }
  return { ...sealed.statement, verified: VERIFIED }
}

/**
 * The exceptions from rules of this very version of a policy, verified; those from another one do not count. Throws what
 * {@link verifyException} throws.
 */
export function exceptionsUnder(
  policy: PolicyTerms,
  sealed: readonly SignedException[],
  { vault, now }: { readonly vault: VaultFacts; readonly now: number },
): Exception[] {
  return sealed
    .filter(({ statement }) => statement.policy === policy.digest.hex)
    .map(one => verifyException(one, policy, vault, now))
}

/** Why, and by whose word, `rule` may be passed by this very proposal; undefined where the quorum for that is not met. */
export function exceptionFor(
  policy: PolicyTerms,
  rule: string,
  { digest }: ProposalFacts,
  exceptions: readonly Exception[] = [],
): { readonly reasons: readonly string[]; readonly approvers: readonly string[] } | undefined {
  const quorum = policy.exceptions
  if (quorum === undefined || !quorum.rules.includes(rule)) return undefined
  const fitting = exceptions.filter(
    one => one.rule === rule && one.proposal === digest.hex && one.policy === policy.digest.hex,
  )
  const approvers = new Set(fitting.map(({ cosigner }) => cosigner))
  if (fitting.length === 0 || lackingOf(quorum, approvers, policy.groups) !== undefined) return undefined
  const reasons = [...new Set(fitting.map(({ reason }) => reason))].map(text => escapeText(text))
  return { reasons, approvers: [...approvers] }
}

import type { Finding } from '../../base/finding.js'
import { lookAlike } from '../../keys/look-alike.js'
import { approversOf } from '../checks/approvers.js'
import { type ProposerKeys, proposerOf } from '../checks/proposer.js'
import { sightsInPlaceOf } from '../checks/since-seen.js'
import { broken, doubtful, lacking, type RuleInput, rule, type Subject } from '../engine/rule.js'
import { list, named, optional } from '../parameters/collection.js'
import { PUBLIC_KEY } from '../parameters/public-key.js'
import { NAME } from '../terms/places.js'

/**
 * Who has proposed may not sign. The proposer is who has signed the proposal, with a cosigner's key or one that the policy
 * names. Whoever the proposal names without that, or logs name, of it or of a transaction in whose place it stands, may
 * not sign either: that speaks against them, and for nobody.
 */
export const separationOfDuties = rule({
  code: 'rule.separation-of-duties',
  severity: 'block',
  summary: 'Who has proposed may not sign; only named people propose, and they sign what they propose.',
  fields: {
    proposers: optional(list(NAME, { more: 'looser' }), 'tighter'),
    keys: optional(named(NAME, PUBLIC_KEY, 'looser'), 'looser'),
  },
  proposers: ({ proposers }) => proposers,
  check: ({ proposers, keys }, subject) => {
    const { proposer: claimed } = subject.proposal.notes
    const proposer = proposerOf(subject)?.name
    const all = new Set([
      ...(claimed === undefined ? [] : [claimed]),
      ...sightsInPlaceOf(subject).flatMap(({ proposers: logged }) => logged),
    ])
    const stranger =
      claimed !== undefined && proposers !== undefined && !proposers.some(one => same(one, claimed))
    const both = signersOnAny(subject).filter(name => [...all].some(one => lookAlike(one, name)))
    return [
      ...(proposer === undefined ? unsigned(claimed, { proposers, keys }, subject) : []),
      ...(stranger ? [broken('rule.separation-of-duties', { why: 'stranger', name: claimed })] : []),
      ...both.map(name => broken('rule.separation-of-duties', { why: 'both', name })),
    ]
  },
})

/** Who may propose, as the rule is set. */
export interface Proposers extends ProposerKeys {
  readonly proposers?: readonly string[] | undefined
}

/** Nobody has signed it: it can be no one's, unless the policy is one of 0.1.0 and names somebody who has no key for it. */
function unsigned(
  claimed: string | undefined,
  { proposers = [], keys }: Proposers,
  asked: RuleInput,
): Finding[] {
  const hasKey = (name: string) =>
    keys?.has(name) === true || asked.proposal.vault.cosigners.some(one => same(one.name, name))
  const keyless = proposers.find(name => claimed !== undefined && same(name, claimed) && !hasKey(name))
  if (keyless === undefined) return [lacking('proposer', asked)]
  return [doubtful('rule.separation-of-duties', { why: 'keyless', name: keyless })]
}

function same(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase()
}

// One signature is enough: the rest could follow. So is a consent, on which others rely.
function signersOnAny(subject: Subject): string[] {
  const { vault, signers: ofInputs } = subject.proposal
  const { signer, signers = [] } = subject.evidence
  const behind = approversOf(subject)
  return vault.cosigners.flatMap(({ name }, place) =>
    place === signer ||
    ofInputs.some(one => one.has(place)) ||
    signers.some(names => names.has(name)) ||
    behind.has(name)
      ? [name]
      : [],
  )
}

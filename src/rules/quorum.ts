import { formatBtc } from '../bitcoin/amount.js'
import { signersOf } from './evidence.js'
import { list, optional, record, required, type Values } from './parameters/collection.js'
import type { Parameter } from './parameters/parameter.js'
import { lackingOf, printQuorum, QUORUM_FIELDS } from './parameters/quorum.js'
import { amount } from './parameters/scalar.js'
import { spending } from './payments.js'
import { broken, pending, rule, type Subject, type Verdict } from './rule.js'

const FIELDS = { 'up-to': optional(amount('looser'), 'tighter'), ...QUORUM_FIELDS }

type Tier = Values<typeof FIELDS>

/** `up to 10 BTC: any 2`; `any amount: any 2 with 1 of security`. */
const TIER: Parameter<Tier> = {
  ...record('a tier', FIELDS),
  print: tier => `${boundOf(tier)}: ${printQuorum(tier)}`,
}

/**
 * Which combinations of cosigners suffice at which amounts: the first tier whose `up-to` covers what leaves, its fee
 * included. Checked in full when the transaction is made or looked at afterwards; at signing, a signature that would
 * make the proposal spendable by the wrong people is refused, since anybody could finish it then.
 */
export const quorum = rule({
  code: 'rule.quorum',
  severity: 'block',
  summary: 'Which combinations of cosigners suffice for which amounts.',
  fields: { tiers: required(list(TIER, { more: 'other', key: boundOf })) },
  quorums: ({ tiers }) => tiers,
  check: ({ tiers }, subject) => {
    const leaves = spending(subject)
    const tier = ascending(tiers).find(one => one['up-to'] === undefined || leaves <= one['up-to'])
    if (tier !== undefined) return judge(tier, subject)
    return [
      broken(`${formatBtc(leaves)} BTC leave, which is more than any cosigners may sign away together.`),
    ]
  },
})

function ascending(tiers: readonly Tier[]): Tier[] {
  const bound = (tier: Tier) => tier['up-to'] ?? 1n << 62n
  return [...tiers].sort((a, b) => (bound(a) < bound(b) ? -1 : 1))
}

function boundOf(tier: Tier): string {
  return tier['up-to'] === undefined ? 'any amount' : `up to ${FIELDS['up-to'].kind.print(tier['up-to'])}`
}

function judge(tier: Tier, subject: Subject): Verdict[] {
  const { proposal, policy, evidence } = subject
  const signers = signersOf(subject)
  const lacks = lackingOf(tier, signers, policy.groups)
  if (lacks === undefined) return []
  const sentence = `For this amount the policy asks for ${printQuorum(tier)}; it still needs ${lacks}.`
  if (evidence.stage === 'finalize' || evidence.stage === 'verify') return [broken(sentence)]
  // More than M cannot be held by the script; the right M can.
  const held = tier.any <= proposal.vault.threshold.required
  const tooEarly = evidence.stage === 'sign' && held && couldBeSentWithout(tier, signers, subject)
  return [
    tooEarly ? broken(`${sentence} With this signature it could be sent without them.`) : pending(sentence),
  ]
}

/** Who has signed copies of this that are not here, as the logs tell. */
function loggedSigners({ proposal: { vault, txid }, evidence: { history } }: Subject): Set<string> {
  const records = history?.signed.filter(one => one.vault === vault.digest.hex && one.txid === txid) ?? []
  return new Set(records.flatMap(({ signings }) => signings.map(({ cosigner }) => cosigner)))
}

/**
 * Whether the signatures that are here after this one, and as many of those elsewhere as are missing, could be put
 * together without the right people. A log may tell of signatures that were never made: the worst choice is looked at.
 */
function couldBeSentWithout(tier: Tier, signers: ReadonlySet<string>, subject: Subject): boolean {
  const missing = missingSignatures(subject)
  const elsewhere = [...loggedSigners(subject)].filter(name => !signers.has(name))
  if (elsewhere.length < missing) return false
  const groups = [[], ...subject.policy.groups.values()]
  return groups.some(group => {
    const others = [...elsewhere].sort((a, b) => Number(group.includes(a)) - Number(group.includes(b)))
    return (
      lackingOf(tier, new Set([...signers, ...others.slice(0, missing)]), subject.policy.groups) !== undefined
    )
  })
}

/** How many signatures an input still lacks of the M once the signer has signed. */
function missingSignatures({ proposal: { vault, inputs }, evidence: { signer } }: Subject): number {
  const lacks = inputs.map(({ signatures }) => {
    const here = vault.cosigners.filter((_, place) => place === signer || signatures.has(place))
    return vault.threshold.required - here.length
  })
  return Math.max(0, ...lacks)
}

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
  const logged = loggedSigners(subject)
  const wrongPeople = lackingOf(tier, new Set([...signers, ...logged]), policy.groups) !== undefined
  const tooEarly = evidence.stage === 'sign' && held && wrongPeople && isSpendable(subject, logged)
  return [
    tooEarly ? broken(`${sentence} With this signature it could be sent without them.`) : pending(sentence),
  ]
}

/** Who has signed copies of this that are not here, as the logs tell. */
function loggedSigners({ proposal: { vault, txid }, evidence: { history } }: Subject): Set<string> {
  const records = history?.signed.filter(one => one.vault === vault.digest.hex && one.txid === txid) ?? []
  return new Set(records.flatMap(({ signings }) => signings.map(({ cosigner }) => cosigner)))
}

/** Whether every input has M signatures once the signer has signed, whoever they are by, and wherever they are. */
function isSpendable({ proposal: { vault, inputs }, evidence: { signer } }: Subject, logged: Set<string>) {
  return inputs.every(({ signatures }) => {
    const signs = ({ name }: { name: string }, place: number) =>
      place === signer || signatures.has(place) || logged.has(name)
    return vault.cosigners.filter(signs).length >= vault.threshold.required
  })
}

import type { VaultFacts } from '../../vault/vault.js'
import { approversOf } from '../checks/approvers.js'
import { spending } from '../engine/payments.js'
import { broken, pending, printed, rule, type Subject, type Verdict } from '../engine/rule.js'
import { list, optional, record, required, type Values } from '../parameters/collection.js'
import type { Parameter } from '../parameters/parameter.js'
import {
  type Demand,
  lackingOf,
  membersOf,
  missingOf,
  openDemands,
  printQuorum,
  QUORUM_FIELDS,
  refuseQuorum,
  smallest,
} from '../parameters/quorum.js'
import { amount } from '../parameters/scalar.js'

const FIELDS = { 'up-to': optional(amount('looser'), 'tighter'), ...QUORUM_FIELDS }

type Tier = Values<typeof FIELDS>

/** `up to 10 BTC: any 2`; `any amount: any 2 with 1 of security`. */
const TIER: Parameter<Tier> = {
  ...record('a tier', FIELDS, refuseQuorum),
  print: tier => `${boundOf(tier)}: ${printQuorum(tier)}`,
}

/**
 * Which combinations of cosigners suffice at which amounts: the first tier whose `up-to` covers what leaves, its fee
 * included. Checked in full when the transaction is made or looked at afterwards. Before that a signature is refused with
 * which the wrong people could complete the transaction, whatever copies of it there are; the right ones sign before, or
 * consent.
 */
export const quorum = rule({
  code: 'rule.quorum',
  severity: 'block',
  summary: 'Which combinations of cosigners suffice for which amounts.',
  fields: { tiers: required(list(TIER, { more: 'other', key: boundOf })) },
  quorums: ({ tiers }) => tiers,
  tiers: ({ tiers }) => tiers.map(quorum => ({ quorum, named: TIER.print(quorum) })),
  check: ({ tiers }, subject) => {
    const leaves = spending(subject)
    const tier = ascending(tiers).find(one => one['up-to'] === undefined || leaves <= one['up-to'])
    if (tier !== undefined) return judge(tier, subject)
    return [
      broken(`${printed(leaves, subject)} leave, which is more than any cosigners may sign away together.`),
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
  const { stage } = subject.evidence
  const approvers = approversOf(subject)
  const lacks = lackingOf(tier, approvers, subject.policy.groups)
  if (lacks === undefined) return []
  const sentence = `For this amount the policy asks for ${printQuorum(tier)}; it still needs ${lacks}.`
  if (stage === 'finalize' || stage === 'verify') return [broken(sentence)]
  const order = orderOf(tier, approvers, subject)
  if (order === undefined) return [pending(sentence)]
  return [(isSigned(subject) ? broken : pending)(`${sentence} ${order}`)]
}

function isSigned({ evidence: { stage, signer } }: Subject): boolean {
  return stage === 'sign' && signer !== undefined
}

/** Who has to come first, in a sentence; undefined where anybody may sign now. */
function orderOf(tier: Tier, approvers: ReadonlySet<string>, subject: Subject): string | undefined {
  const { policy, proposal } = subject
  const { vault } = proposal
  const open = openDemands(tier, approvers, policy.groups, vault)
  if (open.length === 0) return undefined
  const first = smallest(open)
    .map(demand => whoMeets(demand, approvers, vault))
    .join('; and ')
  if (isSigned(subject))
    return `Signed now, it could be completed without them: first ${first} must sign or consent.`
  const next = vault.cosigners.filter(
    ({ name }) => openDemands(tier, new Set([...approvers, name]), policy.groups, vault).length === 0,
  )
  return next.length === 0
    ? `Nobody can sign it yet: ${first} must consent, but for the one who then signs.`
    : `Of those who have not, only ${next.map(({ name }) => name).join(', ')} can sign now; the others after that.`
}

/** `akira and beatrice`; `1 of akira, beatrice`. */
function whoMeets(demand: Demand, approvers: ReadonlySet<string>, { cosigners }: VaultFacts): string {
  const others = membersOf(
    demand,
    cosigners.map(({ name }) => name).filter(name => !approvers.has(name)),
  )
  const missing = missingOf(demand, approvers)
  return others.length === missing ? others.join(' and ') : `${missing} of ${others.join(', ')}`
}

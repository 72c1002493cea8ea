import type { Finding } from '../../base/finding.js'
import type { OnChain } from '../../chain/chain.js'
import type { VaultFacts } from '../../vault/vault.js'
import { approversOf } from '../checks/approvers.js'
import { spending } from '../engine/payments.js'
import { broken, moneyIn, pending, rule, type Subject } from '../engine/rule.js'
import { list, optional, record, required, type Values } from '../parameters/collection.js'
import type { Parameter } from '../parameters/parameter.js'
import {
  type Demand,
  lackingOf,
  missingOf,
  openDemands,
  printQuorum,
  QUORUM_FIELDS,
  quorumArgs,
  quorumMembers,
  refuseQuorum,
  smallest,
} from '../parameters/quorum.js'
import { amount } from '../parameters/scalar.js'

const FIELDS = { 'up-to': optional(amount('looser'), 'tighter'), ...QUORUM_FIELDS }

type Tier = Values<typeof FIELDS>

/** `up to 10 BTC: any 2`; `any amount: any 2 with 1 of security`. */
const TIER: Parameter<Tier> = {
  ...record('a tier', FIELDS, refuseQuorum),
  print: (tier, on) => `${boundOf(tier, on)}: ${printQuorum(tier)}`,
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
  tiers: ({ tiers }, on) =>
    tiers.map(quorum => ({ quorum, named: TIER.print(quorum, on), upTo: upToOf(quorum, on) })),
  check: ({ tiers }, subject) => {
    const leaves = spending(subject)
    const tier = ascending(tiers).find(one => one['up-to'] === undefined || leaves <= one['up-to'])
    if (tier !== undefined) return checkTier(tier, subject)
    return [broken('rule.quorum', { why: 'beyond', leaves: moneyIn(subject, leaves) })]
  },
})

function ascending(tiers: readonly Tier[]): Tier[] {
  const bound = (tier: Tier) => tier['up-to'] ?? 1n << 62n
  return [...tiers].sort((a, b) => (bound(a) < bound(b) ? -1 : 1))
}

function boundOf(tier: Tier, on: OnChain): string {
  const most = upToOf(tier, on)
  return most === undefined ? 'any amount' : `up to ${most}`
}

function upToOf({ 'up-to': most }: Tier, on: OnChain): string | undefined {
  return most && FIELDS['up-to'].kind.print(most, on)
}

function checkTier(tier: Tier, subject: Subject): Finding[] {
  const { stage } = subject.evidence
  const approvers = approversOf(subject)
  const lacks = lackingOf(tier, approvers, subject.policy.groups)
  if (lacks === undefined) return []
  const args = { quorum: quorumArgs(tier), lacks }
  if (stage === 'finalize' || stage === 'verify') return [broken('rule.quorum', { why: 'lacking', ...args })]
  const order = orderOf(tier, approvers, subject)
  if (order === undefined) return [pending('rule.quorum', { why: 'lacking', ...args })]
  const found = broken('rule.quorum', { ...args, ...order })
  return [isSigned(subject) ? found : { ...found, severity: 'info' }]
}

function isSigned({ evidence: { stage, signer } }: Subject): boolean {
  return stage === 'sign' && signer !== undefined
}

/** Who has to come first, or who alone can sign now. */
type Order =
  | { readonly why: 'first'; readonly first: readonly Meeting[] }
  | { readonly why: 'nobody'; readonly first: readonly Meeting[] }
  | { readonly why: 'only'; readonly only: readonly string[] }

/** How many of whom. */
interface Meeting {
  readonly [name: string]: number | readonly string[]
  readonly missing: number
  readonly of: readonly string[]
}

/** Undefined where anybody may sign now. */
function orderOf(tier: Tier, approvers: ReadonlySet<string>, subject: Subject): Order | undefined {
  const { policy, proposal } = subject
  const { vault } = proposal
  const open = openDemands(tier, approvers, policy.groups, vault)
  if (open.length === 0) return undefined
  const first = smallest(open).map(demand => whoMeets(demand, approvers, vault))
  if (isSigned(subject)) return { why: 'first', first }
  const next = vault.cosigners.filter(
    ({ name }) => openDemands(tier, new Set([...approvers, name]), policy.groups, vault).length === 0,
  )
  if (next.length === 0) return { why: 'nobody', first }
  return { why: 'only', only: next.map(({ name }) => name) }
}

function whoMeets(demand: Demand, approvers: ReadonlySet<string>, { cosigners }: VaultFacts): Meeting {
  const others = quorumMembers(
    demand,
    cosigners.map(({ name }) => name).filter(name => !approvers.has(name)),
  )
  return { missing: missingOf(demand, approvers), of: others }
}

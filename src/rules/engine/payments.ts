import { toHex } from '../../base/bytes.js'
import type { Finding, Where } from '../../base/finding.js'
import type { Sats } from '../../chain/amount.js'
import type { SightingPurpose } from '../../log/sightings.js'
import type { Movement, UtxoFacts } from '../../proposal/facts.js'
import { lacking, type RuleInput, type Subject } from './rule.js'

/** Who is paid, for sentences: an address, or a script in hex that has none. */
type Payee = { readonly is: 'address' | 'script'; readonly text: string }

/** Names who is paid. */
export function payeeOf({ address, script }: Pick<Movement, 'address' | 'script'>): Payee {
  return address === undefined ? { is: 'script', text: toHex(script) } : { is: 'address', text: address }
}

/** One output that leaves the vault. */
export interface PaymentOutput {
  readonly value: Sats
  readonly script: Uint8Array
  readonly address: string | undefined
  /** How a sentence names it. */
  readonly payee: Payee
  readonly where: Where
  /** Whether it is the vault's own all the same. */
  readonly own: boolean
  /** The policy's places that it belongs to. */
  readonly in: readonly string[]
}

/** The outputs of a proposal that count as leaving the vault. */
export function payments({ proposal, policy, evidence }: Subject): PaymentOutput[] {
  return proposal.outputs.flatMap(({ leaves, kind, value, script, address }, output) => {
    if (!leaves) return []
    const found = policy.places.placesOf(script, evidence.vaults ?? [])
    const payee = payeeOf({ address, script })
    return [{ value, script, address, payee, where: { output }, own: kind !== 'payment', in: found }]
  })
}

/**
 * That it cannot be told whether something is paid to one of `places`: one of them is a vault that is not known here.
 * Empty where nothing leaves, and so nothing is paid to any of them.
 */
export function unknownVaults(asked: RuleInput, places: readonly string[]): Finding[] {
  const { policy, evidence } = asked
  const known = new Set([
    policy.vault,
    ...(evidence.vaults ?? []).flatMap(({ digest, aliases }) => [digest.hex, ...aliases]),
  ])
  const isUnknown = places.some(place => !known.has(policy.places.vaultOf(place) ?? policy.vault))
  return isUnknown && payments(asked).length > 0 ? [lacking('vaults', asked)] : []
}

/** The outputs that are proven to be the vault's own, each with its place in the proposal. */
export function returns({ proposal }: Subject): (Movement & { readonly where: Where })[] {
  return proposal.outputs.flatMap((one, output) =>
    one.kind === 'payment' ? [] : [{ ...one, where: { output } }],
  )
}

/** Evaluates by the coins that a proposal spends; it cannot be told what a rule about coins says of one that spends none. */
export function byCoins(
  asked: RuleInput,
  check: (utxo: UtxoFacts) => readonly Finding[],
): readonly Finding[] {
  const { utxo } = asked.proposal
  return utxo === undefined ? [lacking('coins', asked)] : check(utxo)
}

/** The coins that a proposal spends, as `TXID:VOUT`; none on a chain of accounts. */
export function coinsOf({ proposal }: Subject): Set<string> {
  return new Set(proposal.utxo?.coins.map(({ outpoint }) => outpoint))
}

/** By what a proposal is known to stand in another one's place. */
export function purposeOf(subject: Subject): SightingPurpose {
  const payees = payments(subject).map(({ script }) => toHex(script))
  return { coins: [...coinsOf(subject)], payees }
}

/** Satoshi that leave the vault: payments to others, and the fee. */
export function spending({ proposal: { totals } }: Subject): bigint {
  return totals.payments + (totals.fee > 0n ? totals.fee : 0n)
}

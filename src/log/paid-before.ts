import { toHex } from '../base/bytes.js'
import { unlessRefused } from '../base/error.js'
import { decodeAddress } from '../chain/address.js'
import type { Network } from '../chain/network.js'
import type { ProposalFacts } from '../proposal/facts.js'
import type { History } from './history.js'
import { isBelieved, type ProposedRecord, type SignedPayment } from './signed-record.js'

/** A proposal as far as it can be the same invoice as another one. */
export interface Paying extends Pick<ProposedRecord, 'txid' | 'payments' | 'reference'> {
  readonly network: Network
  /** The coins that it spends, `TXID:VOUT`. */
  readonly coins: readonly string[]
}

/** A reviewed proposal as it is compared with earlier ones. */
export function payingOf({
  vault,
  txid,
  outputs,
  notes,
  utxo,
}: Pick<ProposalFacts, 'vault' | 'txid' | 'outputs' | 'notes' | 'utxo'>): Paying {
  return {
    ...{ network: vault.network, txid, reference: notes.reference },
    coins: (utxo?.coins ?? []).map(({ outpoint }) => outpoint),
    payments: outputs
      .filter(({ leaves }) => leaves)
      .map(({ script, address, value }) => ({ script: toHex(script), address: address ?? null, value })),
  }
}

/** An earlier transaction that pays the same and can be mined beside the proposal. */
export interface PaidBefore {
  readonly record: ProposedRecord
  /** Whether somebody has signed it; else it is only proposed. */
  readonly isSigned: boolean
  /** `unknown` where one of the two has none, or an entry does not say it. */
  readonly reference: 'same' | 'other' | 'unknown'
  /** Which of the proposal's payments it makes too, to the same payee and of the same amount. */
  readonly payments: readonly number[]
}

/**
 * The transactions that were signed, or that stand `alongside` as proposals, and that pay the same invoice as far as can be
 * told: under the same reference, or to the same payee the same amount. Of two that spend a coin in common only one can be
 * mined, so those are not among them. Those that logs know come first, the newest before older ones.
 */
export function paidBefore(
  paying: Paying,
  history: Pick<History, 'signed' | 'proposals'>,
  alongside: readonly ProposedRecord[] = [],
): PaidBefore[] {
  const compare = comparing(paying)
  const same = (records: readonly ProposedRecord[]) => records.flatMap(record => compare(record) ?? [])
  const known = same([...history.signed, ...history.proposals.finished])
  const beside = same(alongside)
  // With a long log of which nothing pays the same, nothing more is asked.
  if (known.length + beside.length === 0) return []
  const isRival = rivalsOf(paying.coins, history)
  const unsigned = new Set<ProposedRecord>(history.signed.filter(({ signings }) => signings.length === 0))
  const found = [
    ...known.map(one => ({ ...one, isSigned: !unsigned.has(one.record) })).sort(newerFirst),
    ...beside.map(one => ({ ...one, isSigned: false })).sort(newerFirst),
  ]
  return gravest(found.filter(({ record }) => !isRival(record)))
}

function newerFirst(one: PaidBefore, other: PaidBefore): number {
  return other.record.time - one.record.time
}

/** How a reference weighs, the gravest first. */
export const GRAVITY = ['same', 'unknown', 'other'] as const

/** Of each transaction what is gravest, and of that what comes first: it may have been signed under several references. */
function gravest(found: readonly PaidBefore[]): PaidBefore[] {
  const kept = new Map<string, PaidBefore>()
  for (const one of found) {
    const known = kept.get(one.record.txid)
    const isGraver = known && GRAVITY.indexOf(one.reference) < GRAVITY.indexOf(known.reference)
    if (known === undefined || isGraver) kept.set(one.record.txid, one)
  }
  return [...kept.values()]
}

/** Compares records with a proposal; undefined for what pays something else. */
function comparing(paying: Paying): (record: ProposedRecord) => Omit<PaidBefore, 'isSigned'> | undefined {
  const { txid, network } = paying
  const own = referenceOf(paying)
  const amounts = new Set(paying.payments.map(({ value }) => value))
  const places = new Map<string, number[]>()
  for (const [index, payment] of paying.payments.entries())
    if (payment.value > 0n) places.set(payeeOf(payment), [...(places.get(payeeOf(payment)) ?? []), index])
  return record => {
    if (record.txid === txid || paying.payments.length === 0) return undefined
    const paid = new Set(
      record.payments.flatMap(one => (amounts.has(one.value) ? (places.get(payeeOf(one)) ?? []) : [])),
    )
    const its = own === undefined ? undefined : referenceOf(record)
    const reference = own === undefined || its === undefined ? 'unknown' : own === its ? 'same' : 'other'
    if (paid.size === 0 && (reference !== 'same' || isElsewhere(record, network))) return undefined
    return { record, reference, payments: [...paid].sort((a, b) => a - b) }
  }
}

/** A reference as it is compared: people type one in capitals or not, wide or narrow, and with blanks around it. */
function referenceOf({ reference }: Pick<ProposedRecord, 'reference'>): string | undefined {
  const text = reference?.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
  return text === '' ? undefined : text
}

// An address says on which chain it is; a script is the same on all of them.
function payeeOf({ value, script, address }: SignedPayment): string {
  return `${value} ${script} ${address}`
}

/** Whether a transaction is another network's, which a rehearsal under the same reference may have been for. */
function isElsewhere({ payments }: ProposedRecord, network: Network): boolean {
  const addresses = payments.flatMap(({ address }) => address ?? [])
  const isHere = (address: string) => unlessRefused(() => decodeAddress(address, network)) !== undefined
  return addresses.length > 0 && !addresses.some(isHere)
}

/**
 * Tells which transactions cannot be mined beside one that spends `coins`: those that spend one of them, or a coin that
 * has to have been spent for them to be there. What only a word without worth says of where coins come from counts for
 * nothing here.
 */
function rivalsOf(
  coins: readonly string[],
  { signed }: Pick<History, 'signed'>,
): (record: ProposedRecord) => boolean {
  const makers = new Map(signed.filter(isBelieved).map(record => [record.txid, record]))
  const spent = new Set<string>()
  const ancestors = new Set<string>()
  const open = [...coins]
  for (let coin = open.pop(); coin !== undefined; coin = open.pop()) {
    spent.add(coin)
    const maker = makers.get(coin.slice(0, 64))
    if (maker === undefined || ancestors.has(maker.txid)) continue
    ancestors.add(maker.txid)
    open.push(...maker.coins.map(({ outpoint }) => outpoint))
  }
  return record => !ancestors.has(record.txid) && record.coins.some(({ outpoint }) => spent.has(outpoint))
}

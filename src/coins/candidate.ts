import { type Sats, sumSats } from '../bitcoin/amount.js'
import { RingiError } from '../bitcoin/error.js'
import { formatOutPoint, type OutPoint } from '../bitcoin/transaction.js'

/** A coin that may be spent. */
export interface Candidate {
  readonly outPoint: OutPoint
  readonly value: Sats
  /** Weight units of the input that spends it, with the longest signatures (`inputWeight`). */
  readonly weight: number
}

/** What a set of coins brings and weighs. */
export interface Totals {
  /** Satoshi. */
  readonly value: bigint
  /** Weight units of the inputs. */
  readonly weight: number
  readonly count: number
}

export const NO_COINS: Totals = { value: 0n, weight: 0, count: 0 }

/** `totals` with one more coin. */
export function plus(totals: Totals, { value, weight }: Candidate): Totals {
  return { value: totals.value + value, weight: totals.weight + weight, count: totals.count + 1 }
}

/** The totals of `coins`. Throws `amount.out-of-range` where they are worth more than all bitcoin. */
export function totalsOf(coins: readonly Candidate[]): Totals & { readonly value: Sats } {
  return { ...coins.reduce(plus, NO_COINS), value: sumSats(coins.map(({ value }) => value)) }
}

/** `candidates` by outpoint, so that their order of arrival decides nothing. Throws `utxos.duplicate`. */
export function byOutPoint<C extends Candidate>(candidates: readonly C[]): C[] {
  const sorted = candidates.toSorted(compareOutPoints)
  const twice = sorted.find((coin, i) => i > 0 && compareOutPoints(coin, sorted[i - 1] as C) === 0)
  if (twice === undefined) return sorted
  const outPoint = formatOutPoint(twice.outPoint)
  throw new RingiError('utxos.duplicate', `The coin ${outPoint} is given twice.`, { details: { outPoint } })
}

function compareOutPoints({ outPoint: a }: Candidate, { outPoint: b }: Candidate): number {
  if (a.txid !== b.txid) return a.txid < b.txid ? -1 : 1
  return a.vout - b.vout
}

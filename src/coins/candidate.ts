import { RingiError } from '../base/error.js'
import { formatOutPoint, type OutPoint } from '../bitcoin/transaction.js'
import { type Sats, sumSats } from '../chain/amount.js'

/** A coin that may be spent. */
export interface Candidate {
  readonly outPoint: OutPoint
  readonly value: Sats
  /** Weight units of the input that spends it, with the longest signatures (`inputWeight`). */
  readonly weight: number
  /** Of a coin that is in no block yet: the transaction that made it, and what that one's fee lacks. */
  readonly parent?: UnpaidParent | undefined
}

/** An unconfirmed transaction, with its own unconfirmed ancestors, that is to be mined together with what spends it. */
export interface UnpaidParent {
  readonly txid: string
  /** Satoshi that the ancestors pay less than the rate asked for would have them pay. */
  readonly shortfall: Sats
}

/** What a set of coins brings and weighs. */
export interface CandidateTotals {
  /** Satoshi. */
  readonly value: bigint
  /** Weight units of the inputs. */
  readonly weight: number
  readonly count: number
  /** Satoshi that their unconfirmed parents lack. */
  readonly shortfall: bigint
}

export const NO_COINS: CandidateTotals = { value: 0n, weight: 0, count: 0, shortfall: 0n }

/** `totals` with one more coin, whose parent counts even where another coin has the same. */
export function plus(totals: CandidateTotals, { value, weight, parent }: Candidate): CandidateTotals {
  return {
    value: totals.value + value,
    weight: totals.weight + weight,
    count: totals.count + 1,
    shortfall: totals.shortfall + (parent?.shortfall ?? 0n),
  }
}

/** `totals` without a coin that {@link plus} has added. */
export function minus(totals: CandidateTotals, { value, weight, parent }: Candidate): CandidateTotals {
  return {
    value: totals.value - value,
    weight: totals.weight - weight,
    count: totals.count - 1,
    shortfall: totals.shortfall - (parent?.shortfall ?? 0n),
  }
}

/** The totals of `coins`, each parent once. Throws `amount.out-of-range` where they are worth more than all bitcoin. */
export function totalsOf(coins: readonly Candidate[]): CandidateTotals & { readonly value: Sats } {
  const parents = new Map(coins.flatMap(({ parent }) => (parent ? [[parent.txid, parent.shortfall]] : [])))
  const shortfall = [...parents.values()].reduce((sum, one) => sum + one, 0n)
  return { ...coins.reduce(plus, NO_COINS), value: sumSats(coins.map(({ value }) => value)), shortfall }
}

/** `candidates` by outpoint, so that their order of arrival decides nothing. Throws `utxos.duplicate`. */
export function byOutPoint<C extends Candidate>(candidates: readonly C[]): C[] {
  const sorted = candidates.toSorted(compareOutPoints)
  const twice = sorted.find((coin, i) => i > 0 && compareOutPoints(coin, sorted[i - 1] as C) === 0)
  if (twice === undefined) return sorted
  throw new RingiError('utxos.duplicate', { why: 'twice', outPoint: formatOutPoint(twice.outPoint) })
}

function compareOutPoints({ outPoint: a }: Candidate, { outPoint: b }: Candidate): number {
  if (a.txid !== b.txid) return a.txid < b.txid ? -1 : 1
  return a.vout - b.vout
}

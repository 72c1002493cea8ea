import { sats } from '../chain/amount.js'
import { coinsWithChange, smallestCoins, takeUntilChange } from './accumulate.js'
import { coinsWithoutChange } from './branch-and-bound.js'
import { byOutPoint, type Candidate, totalsOf } from './candidate.js'
import {
  askedFee,
  changelessWeight,
  changeOf,
  costWithChange,
  effectiveValue,
  weightWithChange,
} from './costs.js'
import { fitting, insufficient, tooMany } from './refusals.js'
import type { AskedFee, Selection, SelectionRequest } from './selection.js'
import { spendAll } from './spend-all.js'

/**
 * Chooses the coins that cost least now, with or without change. Change that is worth less than spending it will cost at
 * the long-term rate is a cost, too. The same candidates get the same answer in whatever order they come. A coin that
 * costs more than it is worth is never chosen. The fee is never below the rate that was asked for, and at most 1% above it.
 * Throws `coins.insufficient`, `coins.too-many`, `utxos.duplicate`, `amount.out-of-range`.
 */
export function selectCoins<C extends Candidate>(
  candidates: readonly C[],
  request: SelectionRequest,
): Selection<C> {
  const pool = poolOf(candidates, request)
  const chosen = cheapest(pool, request)
  if (chosen === undefined) throw refusal(pool, request)
  return spendAll(chosen, request)
}

/**
 * Chooses the smallest coins first, to bring them together; those of {@link selectCoins} where they don't fit into one
 * transaction. Throws what that one throws.
 */
export function consolidateCoins<C extends Candidate>(
  candidates: readonly C[],
  request: SelectionRequest,
): Selection<C> {
  const chosen = smallestCoins(poolOf(candidates, request), request)
  return chosen === undefined ? selectCoins(candidates, request) : spendAll(chosen, request)
}

function cheapest<C extends Candidate>(
  pool: readonly C[],
  request: SelectionRequest,
): readonly C[] | undefined {
  const changing = coinsWithChange(pool, request)
  const beaten = changing && costWithChange(request, totalsOf(changing))
  return coinsWithoutChange(pool, request, beaten) ?? changing
}

function poolOf<C extends Candidate>(candidates: readonly C[], request: SelectionRequest): C[] {
  return byEffectiveValue(worthSpending(byOutPoint(candidates), request), request)
}

/** Those of `candidates` that bring more than their input costs. With a fixed fee an input costs nothing. */
export function worthSpending<C extends Candidate>(candidates: readonly C[], request: AskedFee): C[] {
  return candidates.filter(coin => effectiveValue(request, coin) > 0n)
}

function byEffectiveValue<C extends Candidate>(coins: readonly C[], request: SelectionRequest): C[] {
  const valued = coins.map(coin => ({ coin, value: effectiveValue(request, coin) }))
  valued.sort((a, b) => (a.value === b.value ? 0 : a.value < b.value ? 1 : -1))
  return valued.map(({ coin }) => coin)
}

function refusal(pool: readonly Candidate[], request: SelectionRequest): Error {
  const totals = totalsOf(pool)
  const unlimited = { ...request, maxWeight: Number.MAX_SAFE_INTEGER }
  const needed = takeUntilChange(pool, unlimited, request.changeDust) ?? coinsWithoutChange(pool, unlimited)
  if (needed !== undefined) return tooMany(request, needed, mostPayable(pool, request))
  const bare = request.target + askedFee(request, changelessWeight(request, totals))
  // Where the coins reach for the payment alone, what is missing is the change.
  const withChange =
    request.target + askedFee(request, weightWithChange(request, totals)) + request.changeDust
  return insufficient(totals.value < bare ? bare : withChange, totals.value, request)
}

/** What those of `pool` can pay that fit into one transaction, with change. */
function mostPayable(pool: readonly Candidate[], request: SelectionRequest): bigint {
  const totals = totalsOf(pool.slice(0, fitting(request, pool)))
  const most = changeOf({ ...request, target: sats(0n) }, totals) - request.changeDust
  return most > 0n ? most : 0n
}

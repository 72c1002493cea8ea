import { type Candidate, NO_COINS, plus, totalsOf } from './candidate.js'
import { changeOf, costWithChange, isCheaper, isLight, leastChanges, weightWithChange } from './costs.js'
import type { SelectionRequest } from './selection.js'

/**
 * The coins that cost least and leave change, or undefined where there are none: the smallest coin that is enough by
 * itself, or the largest coins first. `pool` is in descending order of effective value.
 */
export function coinsWithChange<C extends Candidate>(
  pool: readonly C[],
  request: SelectionRequest,
): readonly C[] | undefined {
  const ways = leastChanges(request).flatMap(least => waysWithChange(pool, request, least))
  const costed = ways.map(coins => ({ coins, cost: costWithChange(request, totalsOf(coins)) }))
  const [first, ...others] = costed
  return first && others.reduce((best, one) => (isCheaper(one.cost, best.cost) ? one : best), first).coins
}

function waysWithChange<C extends Candidate>(
  pool: readonly C[],
  request: SelectionRequest,
  least: bigint,
): (readonly C[])[] {
  const enough = pool.findLast(coin => takeUntilChange([coin], request, least) !== undefined)
  return [enough && [enough], takeUntilChange(pool, request, least)].filter(way => way !== undefined)
}

/**
 * The smallest coins first, which clears them up; undefined where they don't reach or are too heavy. `pool` is in
 * descending order of effective value.
 */
export function smallestCoins<C extends Candidate>(
  pool: readonly C[],
  request: SelectionRequest,
): readonly C[] | undefined {
  const smallestFirst = pool.toReversed()
  const ways = leastChanges(request).map(least => takeUntilChange(smallestFirst, request, least))
  return ways.find(way => way !== undefined)
}

/** The first coins of `coins` that leave change of at least `least` satoshi, or undefined where too few or too heavy. */
export function takeUntilChange<C extends Candidate>(
  coins: readonly C[],
  request: SelectionRequest,
  least: bigint,
): readonly C[] | undefined {
  let totals = NO_COINS
  for (const coin of coins) {
    totals = plus(totals, coin)
    if (!isLight(request, weightWithChange(request, totals))) return undefined
    if (changeOf(request, totals) >= least) return coins.slice(0, totals.count)
  }
  return undefined
}

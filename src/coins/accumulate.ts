import { type Candidate, NO_COINS, plus, totalsOf } from './candidate.js'
import { changeOf, inputWaste, isLight, laterCostOfChange, weightWithChange } from './costs.js'
import type { SelectionRequest } from './selection.js'

/**
 * The coins that waste least and leave change, or undefined where there are none: the smallest coin that is enough by
 * itself, the largest coins first, and in cheap times the smallest first, which clears them up. Change that is worth less
 * than spending it will cost is taken only where there is no other way. `pool` is in descending order of effective value.
 */
export function coinsWithChange<C extends Candidate>(
  pool: readonly C[],
  request: SelectionRequest,
): readonly C[] | undefined {
  const worthwhile = laterCostOfChange(request)
  const leasts = worthwhile > request.changeDust ? [worthwhile, request.changeDust] : [request.changeDust]
  for (const least of leasts) {
    const ways = waysWithChange(pool, request, least)
    if (ways.length > 0) return ways.reduce((a, b) => (wasteOf(request, b) < wasteOf(request, a) ? b : a))
  }
  return undefined
}

function waysWithChange<C extends Candidate>(
  pool: readonly C[],
  request: SelectionRequest,
  least: bigint,
): (readonly C[])[] {
  const smallestFirst = pool.toReversed()
  const enough = smallestFirst.find(coin => takeUntilChange([coin], request, least) !== undefined)
  const isCheap = inputWaste(request, 1) < 0n
  return [
    enough && [enough],
    takeUntilChange(pool, request, least),
    isCheap ? takeUntilChange(smallestFirst, request, least) : undefined,
  ].filter(way => way !== undefined)
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

function wasteOf(request: SelectionRequest, coins: readonly Candidate[]): bigint {
  return inputWaste(request, totalsOf(coins).weight)
}

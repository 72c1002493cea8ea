import type { Candidate, Totals } from './candidate.js'
import {
  changelessSurplus,
  costOf,
  effectiveValue,
  inputWaste,
  surplusLimit,
  UNITS_PER_SAT,
} from './costs.js'
import type { SelectionRequest } from './selection.js'

const MAX_TRIES = 100_000
// Rounding up to a whole virtual byte, and a longer count of inputs, cost more than the coins' effective values show.
const ROUNDING_WEIGHT = 3 + 16

/**
 * The coins that need no change and waste least, or undefined where 100,000 tries find none: depth first over "with or
 * without this coin" (Erhardt, An Evaluation of Coin Selection Strategies, 2016). `pool` is in descending order of
 * effective value, and all of those are above 0.
 */
export function coinsWithoutChange<C extends Candidate>(
  pool: readonly C[],
  request: SelectionRequest,
): C[] | undefined {
  const values = pool.map(coin => effectiveValue(request, coin))
  const rest = sumsFromHere(values)
  const { least, most } = window(request)
  const taken: number[] = []
  let best: { taken: number[]; waste: bigint } | undefined
  let reached = 0n
  let weight = 0
  let next = 0
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    if (reached >= least && reached <= most) {
      const value = (reached + costOf(request, weight)) / UNITS_PER_SAT
      const waste = changelessWaste(request, { value, weight, count: taken.length })
      if (waste !== undefined && (best === undefined || waste < best.waste))
        best = { taken: [...taken], waste }
    }
    const isDeadEnd = next === pool.length || reached > most || reached + (rest[next] as bigint) < least
    if (isDeadEnd) {
      const last = taken.pop()
      if (last === undefined) break
      reached -= values[last] as bigint
      weight -= (pool[last] as C).weight
      next = afterEqualsOf(pool, last)
    } else {
      taken.push(next)
      reached += values[next] as bigint
      weight += (pool[next++] as C).weight
    }
  }
  return best?.taken.map(index => pool[index] as C)
}

/** In 1/4000 satoshi; undefined where such coins cannot do without change. */
function changelessWaste(request: SelectionRequest, totals: Totals): bigint | undefined {
  const surplus = changelessSurplus(request, totals)
  return surplus === undefined ? undefined : inputWaste(request, totals.weight) + UNITS_PER_SAT * surplus
}

/** Between which effective values coins can do without change, in 1/4000 satoshi; a little too wide for rounding. */
function window(request: SelectionRequest): { least: bigint; most: bigint } {
  const fixedFee = request.absoluteFee ?? 0n
  const least = UNITS_PER_SAT * (request.target + fixedFee) + costOf(request, request.baseWeight)
  return {
    least,
    most: least + UNITS_PER_SAT * (surplusLimit(request) + 1n) + costOf(request, ROUNDING_WEIGHT),
  }
}

/** For each position the sum of all values from there on, and 0 at the end. */
function sumsFromHere(values: readonly bigint[]): bigint[] {
  const sums = [...values, 0n]
  for (let i = values.length - 1; i >= 0; i--) sums[i] = (values[i] as bigint) + (sums[i + 1] as bigint)
  return sums
}

// Without this coin but with one just like it, nothing would be new.
function afterEqualsOf(pool: readonly Candidate[], index: number): number {
  const { value, weight } = pool[index] as Candidate
  let next = index + 1
  while (pool[next]?.value === value && pool[next]?.weight === weight) next++
  return next
}

import { type Candidate, type CandidateTotals, minus, NO_COINS, plus } from './candidate.js'
import {
  type Cost,
  changelessSurplus,
  changelessWeight,
  costOf,
  effectiveValue,
  isCheaper,
  surplusLimit,
  UNITS_PER_SAT,
} from './costs.js'
import type { SelectionRequest } from './selection.js'

const MAX_TRIES = 100_000
// Rounding up to a whole virtual byte, and a longer count of inputs, cost more than the coins' effective values show.
const ROUNDING_WEIGHT = 3 + 16

/**
 * The coins that need no change and cost least, or undefined where 100,000 tries find none that is cheaper than `beaten`:
 * depth first over "with or without this coin" (Erhardt, An Evaluation of Coin Selection Strategies, 2016). `pool` is in
 * descending order of effective value, and all of those are above 0.
 */
export function coinsWithoutChange<C extends Candidate>(
  pool: readonly C[],
  request: SelectionRequest,
  beaten?: Cost,
): C[] | undefined {
  const values = pool.map(coin => effectiveValue(request, coin))
  const rest = sumsFromHere(values)
  const { least, most } = window(request)
  const dearest = beaten && UNITS_PER_SAT * beaten.sats - costOf(request, request.baseWeight)
  const taken: number[] = []
  let best: { taken: number[]; cost: Cost } | undefined
  let reached = 0n
  let totals = NO_COINS
  let next = 0
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    if (reached >= least && reached <= most) {
      const cost = costWithoutChange(request, totals)
      const toBeat = best?.cost ?? beaten
      if (cost !== undefined && (toBeat === undefined || isCheaper(cost, toBeat)))
        best = { taken: [...taken], cost }
    }
    const isDeadEnd =
      next === pool.length ||
      reached > most ||
      reached + (rest[next] as bigint) < least ||
      (dearest !== undefined && costOf(request, totals.weight) > dearest)
    if (isDeadEnd) {
      const last = taken.pop()
      if (last === undefined) break
      reached -= values[last] as bigint
      totals = minus(totals, pool[last] as C)
      next = afterEqualsOf(pool, last)
    } else {
      taken.push(next)
      reached += values[next] as bigint
      totals = plus(totals, pool[next++] as C)
    }
  }
  return best?.taken.map(index => pool[index] as C)
}

/** Undefined where such coins cannot do without change. */
function costWithoutChange(request: SelectionRequest, totals: CandidateTotals): Cost | undefined {
  if (changelessSurplus(request, totals) === undefined) return undefined
  return { sats: totals.value - request.target, weight: changelessWeight(request, totals) }
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
  const { value, weight, parent } = pool[index] as Candidate
  const isEqual = (other: Candidate) =>
    other.value === value && other.weight === weight && other.parent?.shortfall === parent?.shortfall
  let next = index + 1
  while (next < pool.length && isEqual(pool[next] as Candidate)) next++
  return next
}

import type { Sats } from '../chain/amount.js'
import { feeAt } from '../chain/fee-rate.js'
import type { Candidate, CandidateTotals } from './candidate.js'
import type { AskedFee, SelectionRequest, SweepRequest } from './selection.js'
import { inputCountWeight, vsizeOf } from './size.js'

/** Weight costs whole numbers of these: a rate in sat/kvB times weight units is in 1/4000 satoshi. */
export const UNITS_PER_SAT = 4000n

/** The fee that is asked of a transaction of `weight` weight units, in satoshi. */
export function askedFee(request: AskedFee, weight: number): Sats {
  return request.feeRate === undefined ? request.absoluteFee : feeAt(request.feeRate, vsizeOf(weight))
}

/** What `weight` weight units add to the fee before rounding, in 1/4000 satoshi; nothing where the fee is fixed. */
export function costOf(request: AskedFee, weight: number): bigint {
  return (request.feeRate ?? 0n) * BigInt(weight)
}

/** What a coin brings beyond the fee for spending it and for its unconfirmed parents, in 1/4000 satoshi. */
export function effectiveValue(request: AskedFee, { value, weight, parent }: Candidate): bigint {
  return UNITS_PER_SAT * (value - (parent?.shortfall ?? 0n)) - costOf(request, weight)
}

/** Weight units of a transaction without change that spends such coins. */
export function changelessWeight(request: SweepRequest, { weight, count }: CandidateTotals): number {
  return request.baseWeight + weight + inputCountWeight(count)
}

/** Whether nodes relay a transaction of `weight` weight units. */
export function isLight(request: SweepRequest, weight: number): boolean {
  return weight <= request.maxWeight
}

/** What spending a change output will cost one day, in satoshi. */
function laterCostOfChange(request: SelectionRequest): bigint {
  return feeAt(request.longTermFeeRate, vsizeOf(request.changeSpendWeight))
}

/**
 * The most that may be left over without a change output, in satoshi: what change would cost, now and when it is spent.
 * Nothing, where the fee is a fixed amount.
 */
export function surplusLimit(request: SelectionRequest): bigint {
  if (request.feeRate === undefined) return 0n
  return feeAt(request.feeRate, vsizeOf(request.changeWeight)) + laterCostOfChange(request)
}

/**
 * What is left over without a change output, in satoshi, where it may go to the fee: within {@link surplusLimit} and 1%
 * of the fee that was asked for, so that the rate stays what it was meant to be. Undefined otherwise.
 */
export function changelessSurplus(request: SelectionRequest, totals: CandidateTotals): bigint | undefined {
  const weight = changelessWeight(request, totals)
  const asked = askedFee(request, weight)
  const surplus = totals.value - totals.shortfall - request.target - asked
  const fits = surplus >= 0n && surplus * 100n <= asked && surplus <= surplusLimit(request)
  return fits && isLight(request, weight) ? surplus : undefined
}

/** Weight units of a transaction with change that spends such coins. */
export function weightWithChange(request: SelectionRequest, totals: CandidateTotals): number {
  return changelessWeight(request, totals) + request.changeWeight
}

/** What a change output would hold, in satoshi: below 0 where the coins don't reach. */
export function changeOf(request: SelectionRequest, totals: CandidateTotals): bigint {
  return (
    totals.value - totals.shortfall - request.target - askedFee(request, weightWithChange(request, totals))
  )
}

/** What a choice of coins takes from whoever pays. */
export interface Cost {
  /** Satoshi: the fee now, and change that is worth less than spending it will cost at the long-term rate. */
  readonly sats: bigint
  /** Weight units, by which choices of one price differ. */
  readonly weight: number
}

/** What paying with such coins and with change costs. */
export function costWithChange(request: SelectionRequest, totals: CandidateTotals): Cost {
  const change = changeOf(request, totals)
  const wasted = change < laterCostOfChange(request) ? change : 0n
  return {
    sats: totals.value - request.target - change + wasted,
    weight: weightWithChange(request, totals),
  }
}

/** Whether `a` is the better choice. */
export function isCheaper(a: Cost, b: Cost): boolean {
  return a.sats < b.sats || (a.sats === b.sats && a.weight < b.weight)
}

/** The least change that choosing goes for, in satoshi: first what is worth spending one day, then what nodes relay. */
export function leastChanges(request: SelectionRequest): readonly bigint[] {
  const worthwhile = laterCostOfChange(request)
  return worthwhile > request.changeDust ? [worthwhile, request.changeDust] : [request.changeDust]
}

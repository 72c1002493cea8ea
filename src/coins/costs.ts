import type { Sats } from '../bitcoin/amount.js'
import { type FeeRate, feeAt, parseFeeRate } from '../bitcoin/fee-rate.js'
import { MAX_STANDARD_WEIGHT } from '../bitcoin/transaction.js'
import type { Candidate, Totals } from './candidate.js'
import type { AskedFee, SelectionRequest, SweepRequest } from './selection.js'
import { inputCountWeight, vsizeOf } from './size.js'

/** Weight costs whole numbers of these: a rate in sat/kvB times weight units is in 1/4000 satoshi. */
export const UNITS_PER_SAT = 4000n

const LONG_TERM_FEE_RATE = parseFeeRate('10')

/** The fee that is asked of a transaction of `weight` weight units, in satoshi. */
export function askedFee(request: AskedFee, weight: number): Sats {
  return request.feeRate === undefined ? request.absoluteFee : feeAt(request.feeRate, vsizeOf(weight))
}

/** What `weight` weight units add to the fee before rounding, in 1/4000 satoshi; nothing where the fee is fixed. */
export function costOf(request: AskedFee, weight: number): bigint {
  return (request.feeRate ?? 0n) * BigInt(weight)
}

/** What a coin brings beyond the fee for spending it, in 1/4000 satoshi. */
export function effectiveValue(request: AskedFee, { value, weight }: Candidate): bigint {
  return UNITS_PER_SAT * value - costOf(request, weight)
}

/** Weight units of a transaction without change that spends such coins. */
export function changelessWeight(request: SweepRequest, { weight, count }: Totals): number {
  return request.baseWeight + weight + inputCountWeight(count)
}

/** Whether nodes relay a transaction of `weight` weight units. */
export function isLight(request: SweepRequest, weight: number): boolean {
  return weight <= mostWeight(request)
}

/** The most weight units that a transaction may have. */
export function mostWeight(request: SweepRequest): number {
  return request.maxWeight ?? MAX_STANDARD_WEIGHT
}

/** What spending a change output will cost one day, in satoshi. */
export function laterCostOfChange(request: SelectionRequest): bigint {
  return feeAt(longTermFeeRate(request), vsizeOf(request.changeSpendWeight))
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
export function changelessSurplus(request: SelectionRequest, totals: Totals): bigint | undefined {
  const weight = changelessWeight(request, totals)
  const asked = askedFee(request, weight)
  const surplus = totals.value - request.target - asked
  const fits = surplus >= 0n && surplus * 100n <= asked && surplus <= surplusLimit(request)
  return fits && isLight(request, weight) ? surplus : undefined
}

/** Weight units of a transaction with change that spends such coins. */
export function weightWithChange(request: SelectionRequest, totals: Totals): number {
  return changelessWeight(request, totals) + request.changeWeight
}

/** What a change output would hold, in satoshi: below 0 where the coins don't reach. */
export function changeOf(request: SelectionRequest, totals: Totals): bigint {
  return totals.value - request.target - askedFee(request, weightWithChange(request, totals))
}

/**
 * What inputs of `weight` weight units cost now beyond what they would at the long-term rate, in 1/4000 satoshi; below 0
 * in cheap times. Of Bitcoin Core's waste metric it is the part that differs between choices with change.
 */
export function inputWaste(request: SelectionRequest, weight: number): bigint {
  return request.feeRate === undefined ? 0n : (request.feeRate - longTermFeeRate(request)) * BigInt(weight)
}

function longTermFeeRate(request: SelectionRequest): FeeRate {
  return request.longTermFeeRate ?? LONG_TERM_FEE_RATE
}

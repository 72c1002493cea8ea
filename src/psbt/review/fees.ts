import { type Finding, finding } from '../../base/finding.js'
import { satsPerVbyte } from '../../chain/fee-rate.js'
import type { Totals } from './reviewed-psbt.js'

/** Above these a fee is worth a second look, or is taken for a mistake. Stated in docs/review.md. */
export const FEE_LIMITS = {
  /** sat/vB */
  highRate: 300,
  absurdRate: 2_000,
  /** Share of the payments (or of the coins, where nothing is paid to others), however small the fee is. */
  highShare: 0.05,
  /** Share of the coins. Up to `smallFee` satoshi it is warned of as high, and beyond it is absurd. */
  absurdShare: 0.25,
  smallFee: 50_000n,
  /** Satoshi. */
  absurdFee: 100_000_000n,
} as const

/** The least rate in sat/vB that nodes have relayed by default since Bitcoin Core 30. */
const LEAST_RATE = 0.1

/** Refuses outputs that exceed the inputs: a fee below zero, in satoshi. */
export function refuseNegative(fee: bigint): Finding[] {
  if (fee >= 0n) return []
  return [finding('block', 'fee.negative', `The outputs exceed the inputs by ${-fee} sats.`)]
}

/** Judges the fee: negative, too low to be relayed, high, absurd. */
export function checkFee({ in: spent, payments, fee }: Totals, vsize: number): Finding[] {
  if (fee < 0n) return refuseNegative(fee)
  const rate = satsPerVbyte(fee, vsize)
  const share = Number(fee) / Number(payments > 0n ? payments : spent || 1n)
  const ofSpent = Number(fee) / Number(spent || 1n)
  const told = `The fee is ${fee} sats, ${rate} sat/vB, ${(100 * share).toFixed(1)}% of what is paid.`
  if (
    fee > FEE_LIMITS.absurdFee ||
    rate > FEE_LIMITS.absurdRate ||
    (fee > FEE_LIMITS.smallFee && ofSpent > FEE_LIMITS.absurdShare)
  ) {
    return [finding('block', 'fee.absurd', `${told} That is a mistake or a theft.`)]
  }
  // No payment is more than the coins, so that a share of those is a share of it as well.
  if (rate > FEE_LIMITS.highRate || share > FEE_LIMITS.highShare) return [finding('warn', 'fee.high', told)]
  return rate < LEAST_RATE ? [finding('warn', 'fee.below-relay', `${told} Nodes may not relay it.`)] : []
}

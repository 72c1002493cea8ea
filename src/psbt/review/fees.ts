import { type Finding, finding } from '../../base/finding.js'
import { satsPerVbyte } from '../../chain/fee-rate.js'
import type { Network } from '../../chain/network.js'
import type { Totals } from '../../proposal/facts.js'

/** Refuses outputs that exceed the inputs: a fee below zero, in satoshi. */
export function refuseNegative(fee: bigint): Finding[] {
  if (fee >= 0n) return []
  return [finding('block', 'fee.negative', { excess: -fee })]
}

/** Checks the fee by the limits of the network: negative, too low to be relayed, high, absurd. */
export function checkFee(totals: Totals, vsize: number, { fees, relay }: Network): Finding[] {
  const { in: spent, payments, fee } = totals
  if (fee < 0n) return refuseNegative(fee)
  const rate = satsPerVbyte(fee, vsize)
  const share = Number(fee) / Number(payments > 0n ? payments : spent || 1n)
  const ofSpent = Number(fee) / Number(spent || 1n)
  const args = { fee, rate, percent: 100 * share }
  if (fee > fees.absurdFee || rate > fees.absurdRate || (fee > fees.smallFee && ofSpent > fees.absurdShare)) {
    return [finding('block', 'fee.absurd', args)]
  }
  // No payment is more than the coins, so that a share of those is a share of it as well.
  if (rate > fees.highRate || share > fees.highShare) return [finding('warn', 'fee.high', args)]
  return rate < relay.leastRate ? [finding('warn', 'fee.below-relay', args)] : []
}

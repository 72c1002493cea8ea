import { type Sats, sats } from '../chain/amount.js'
import { type FeeRate, feeAt } from '../chain/fee-rate.js'
import type { Network } from '../chain/network.js'

/** A transaction that another one spending one of its coins would have to replace. */
export interface Replaced {
  readonly txid: string
  /** Satoshi. */
  readonly fee: bigint
  readonly vsize: number
  /** Satoshi that transactions pay which spend what it makes: they go with it. */
  readonly descendantFees: bigint
}

/**
 * The least fee in satoshi with which nodes take a transaction of `vsize` virtual bytes in another one's place (BIP 125,
 * rules 3 and 4, and Bitcoin Core): all fees of what goes, and the incremental relay rate for itself; at a higher rate.
 */
export function leastReplacementFee(replaced: Replaced, vsize: number, { relay }: Network): Sats {
  const { fee, descendantFees } = replaced
  const byFee = fee + descendantFees + feeAt(relay.incrementalRate, vsize)
  const byRate = (fee * BigInt(vsize)) / BigInt(replaced.vsize) + 1n
  return sats(byFee > byRate ? byFee : byRate)
}

/** The least rate, in steps of 0.001 sat/vB, at which a transaction of `vsize` virtual bytes pays `fee` satoshi, above 0. */
export function rateFor(fee: bigint, vsize: number): FeeRate {
  // The fee of a rate is rounded up.
  return (((fee - 1n) * 1000n) / BigInt(vsize) + 1n) as FeeRate
}

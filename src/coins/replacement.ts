import { type Sats, sats } from '../chain/amount.js'
import { type FeeRate, feeAt, parseFeeRate } from '../chain/fee-rate.js'

/** A transaction that another one spending one of its coins would have to replace. */
export interface Replaced {
  readonly txid: string
  /** Satoshi. */
  readonly fee: bigint
  readonly vsize: number
  /** Satoshi that transactions pay which spend what it makes: they go with it. */
  readonly descendantFees: bigint
}

/** What a node asks for each virtual byte of a replacement, on top of the fees of what it replaces (-incrementalrelayfee). */
const INCREMENTAL_RELAY_RATE = parseFeeRate('1')

/**
 * The least fee in satoshi with which nodes take a transaction of `vsize` virtual bytes in another one's place (BIP 125,
 * rules 3 and 4, and Bitcoin Core): all fees of what goes, and the incremental relay rate for itself; at a higher rate.
 */
export function leastReplacementFee({ fee, descendantFees, ...replaced }: Replaced, vsize: number): Sats {
  const byFee = fee + descendantFees + feeAt(INCREMENTAL_RELAY_RATE, vsize)
  const byRate = (fee * BigInt(vsize)) / BigInt(replaced.vsize) + 1n
  return sats(byFee > byRate ? byFee : byRate)
}

/** The least rate, in steps of 0.001 sat/vB, at which a transaction of `vsize` virtual bytes pays `fee` satoshi, above 0. */
export function rateFor(fee: bigint, vsize: number): FeeRate {
  // The fee of a rate is rounded up.
  return (((fee - 1n) * 1000n) / BigInt(vsize) + 1n) as FeeRate
}

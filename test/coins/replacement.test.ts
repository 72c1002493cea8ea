import fc from 'fast-check'
import { expect, test } from 'vitest'
import { feeAt } from '../../src/chain/fee-rate.js'
import { NETWORKS } from '../../src/chain/network.js'
import { leastReplacementFee, rateFor } from '../../src/coins/replacement.js'

const VSIZE = fc.integer({ min: 100, max: 100_000 })
const FEE = fc.bigInt({ min: 1n, max: 1_000_000n })

/** BIP 125, rules 3 and 4, and the higher rate that Bitcoin Core asks for. */
const isTaken = (
  fee: bigint,
  vsize: number,
  replaced: { fee: bigint; vsize: number; descendantFees: bigint },
) =>
  fee >= replaced.fee + replaced.descendantFees + BigInt(vsize) &&
  fee * BigInt(replaced.vsize) > replaced.fee * BigInt(vsize)

test('the least fee is taken, and a satoshi less is not', () => {
  fc.assert(
    fc.property(FEE, VSIZE, FEE, VSIZE, (fee, size, descendantFees, vsize) => {
      const replaced = { txid: '', fee, vsize: size, descendantFees }
      const least = leastReplacementFee(replaced, vsize, NETWORKS.mainnet)
      expect(isTaken(least, vsize, replaced)).toBe(true)
      expect(isTaken(least - 1n, vsize, replaced)).toBe(false)
    }),
  )
})

test('the rate for a fee reaches it, and a thousandth less does not', () => {
  fc.assert(
    fc.property(FEE, VSIZE, (fee, vsize) => {
      const rate = rateFor(fee, vsize)
      expect(feeAt(rate, vsize)).toBeGreaterThanOrEqual(fee)
      expect(feeAt((rate - 1n) as typeof rate, vsize)).toBeLessThan(fee)
    }),
  )
})

import { expect, test } from 'vitest'
import { sats } from '../../../src/chain/amount.js'
import { NETWORKS } from '../../../src/chain/network.js'
import { checkFee } from '../../../src/psbt/review/fees.js'

/** The findings on a fee of a transaction that pays `payments` to others. */
function judged(fee: bigint, vsize: number, payments: bigint, change = 0n): string[] {
  const out = payments + change
  const totals = {
    ...{ in: sats(out + (fee > 0n ? fee : 0n)), out: sats(out), payments: sats(payments) },
    ...{ change: sats(change), self: sats(0n), fee },
  }
  return checkFee(totals, vsize, NETWORKS.mainnet).map(({ severity, code }) => `${severity}:${code}`)
}

test.each<[string, string[], Parameters<typeof judged>]>([
  ['an everyday fee', [], [2_000n, 200, 10_000_000n]],
  ['nothing', ['warn:fee.below-relay'], [0n, 200, 10_000_000n]],
  ['less than nodes relay', ['warn:fee.below-relay'], [18n, 200, 10_000_000n]],
  ['what nodes just relay', [], [20n, 200, 10_000_000n]],
  ['less than nothing', ['block:fee.negative'], [-1n, 200, 10_000_000n]],
  ['300 sat/vB', [], [60_000n, 200, 100_000_000n]],
  ['more than 300 sat/vB', ['warn:fee.high'], [60_002n, 200, 100_000_000n]],
  ['2000 sat/vB', ['warn:fee.high'], [400_000n, 200, 1_000_000_000n]],
  ['more than 2000 sat/vB', ['block:fee.absurd'], [400_002n, 200, 1_000_000_000n]],
  ['a small fee that is more than a quarter of what is spent', ['warn:fee.high'], [50_000n, 5_000, 10_000n]],
  ['a satoshi more of it', ['block:fee.absurd'], [50_001n, 5_000, 10_000n]],
  ['a small fee, more than a twentieth of what is paid', ['warn:fee.high'], [501n, 200, 10_000n, 90_000n]],
  ['a twentieth of it', [], [500n, 200, 10_000n, 90_000n]],
  ['a small fee, a sweep to itself', ['warn:fee.high'], [501n, 200, 0n, 9_500n]],
  ['more than a twentieth of what is paid', ['warn:fee.high'], [60_000n, 5_000, 1_000_000n, 9_000_000n]],
  ['more than a quarter of what is spent', ['block:fee.absurd'], [60_000n, 5_000, 100_000n]],
  ['a twentieth of what is paid', [], [60_000n, 5_000, 1_200_000n]],
  ['a quarter of what is spent', ['warn:fee.high'], [60_000n, 5_000, 180_000n]],
  ['a sweep to itself for little', [], [60_000n, 5_000, 0n, 100_000_000n]],
  ['a sweep to itself, by what is spent', ['warn:fee.high'], [60_000n, 5_000, 0n, 1_000_000n]],
  ['more than a bitcoin', ['block:fee.absurd'], [NETWORKS.mainnet.fees.absurdFee + 1n, 100_000, 10n ** 14n]],
  ['a bitcoin', ['warn:fee.high'], [NETWORKS.mainnet.fees.absurdFee, 100_000, 10n ** 14n]],
])('%s', (_, expected, args) => {
  expect(judged(...args)).toEqual(expected)
})

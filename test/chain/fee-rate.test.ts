import fc from 'fast-check'
import { expect, test } from 'vitest'
import { feeAt, parseFeeRate, satsPerVbyte } from '../../src/chain/fee-rate.js'

test.each([
  ['1', 1000n],
  ['2.5', 2500n],
  ['0.001', 1n],
  ['12.345', 12_345n],
  [' 7 ', 7000n],
  ['9999999.999', 9_999_999_999n],
])('%s sat/vB is exact', (text, expected) => expect(parseFeeRate(text)).toBe(expected))

test.each([
  ...['', '0', '0.000', '-1', '+1', '1.', '.5', '1.2345', '1e2', '0x1', '12345678', '1,5', '1 2', '٣'],
])('%j is no fee rate', text => {
  expect(() => parseFeeRate(text)).toThrowCode('fee-rate.malformed')
})

test('a fee is the least that reaches the rate', () => {
  const anyRate = fc.integer({ min: 1, max: 9_999_999 }).map(n => parseFeeRate((n / 1000).toFixed(3)))
  fc.assert(
    fc.property(anyRate, fc.integer({ min: 1, max: 100_000 }), (rate, vsize) => {
      const fee = feeAt(rate, vsize)
      expect(fee * 1000n >= rate * BigInt(vsize)).toBe(true)
      expect((fee - 1n) * 1000n < rate * BigInt(vsize)).toBe(true)
    }),
  )
})

test('a fee above all bitcoin is no amount', () => {
  expect(() => feeAt(parseFeeRate('9999999.999'), 2 ** 40)).toThrowCode('amount.out-of-range')
})

test('a rate is told with two decimals', () => {
  expect(satsPerVbyte(1000n, 300)).toBe(3.33)
  expect(satsPerVbyte(-500n, 200)).toBe(-2.5)
  expect(satsPerVbyte(0n, 200)).toBe(0)
})

import { describe, expect, test } from 'vitest'
import { mostFee, type PricedTransfer, transferFee } from '../../../src/chain/nem/fees.js'

const XEM = 1_000_000n

const fee = (amount: bigint, messageBytes?: number, mosaics: PricedTransfer['mosaics'] = []) =>
  transferFee({ amount, messageBytes, mosaics })

test.each([
  [0n, 50_000n],
  [19_999_999_999n, 50_000n],
  [20_000n * XEM, 100_000n],
  [29_999n * XEM, 100_000n],
  [249_999n * XEM, 1_200_000n],
  [250_000n * XEM, 1_250_000n],
  [8_999_999_999n * XEM, 1_250_000n],
])('of %s microxem costs %s', (amount, least) => {
  expect(fee(amount)).toBe(least)
})

test.each([
  [undefined, 50_000n],
  [0, 100_000n],
  [31, 100_000n],
  [32, 150_000n],
  [63, 150_000n],
  [1024, 1_700_000n],
])('with a message of %s bytes costs %s', (bytes, least) => {
  expect(fee(XEM, bytes)).toBe(least)
})

describe('of mosaics', () => {
  const mosaic = (supply: bigint, divisibility: number, quantity: bigint) => ({
    supply,
    divisibility,
    quantity,
  })

  test('costs one unit where there are few and whole ones of it', () => {
    expect(fee(XEM, undefined, [mosaic(10_000n, 0, 10_000n)])).toBe(50_000n)
  })

  test('costs as much as its worth in XEM, less for the rarer', () => {
    // As many as there are XEM: nothing is taken off.
    expect(fee(XEM, undefined, [mosaic(8_999_999_999n, 6, 500_000n * XEM)])).toBe(1_250_000n)
    // 9,000,000 with three decimals: 0.8 · ln(10^6) = 11.05.
    expect(fee(XEM, undefined, [mosaic(9_000_000n, 3, 9_000_000_000n)])).toBe(700_000n)
    expect(fee(XEM, undefined, [mosaic(9_000_000n, 3, 1n)])).toBe(50_000n)
    // One too many to be few: 0.8 · ln(899910008999) = 22.02.
    expect(fee(XEM, undefined, [mosaic(10_001n, 0, 10_001n)])).toBe(150_000n)
  })

  test('is counted for the product of amount and quantity, and for each of them', () => {
    const half = mosaic(8_999_999_999n, 6, 250_000n * XEM)
    expect(fee(XEM / 2n, undefined, [half])).toBe(600_000n)
    expect(fee(XEM, 3, [half, mosaic(5n, 0, 1n)])).toBe(1_250_000n + 50_000n + 50_000n)
  })

  test('of which there is nothing costs one unit', () => {
    expect(fee(XEM, undefined, [mosaic(0n, 3, 1n)])).toBe(50_000n)
  })
})

test('more than twice the least is taken for a mistake', () => {
  expect(mostFee(150_000n)).toBe(300_000n)
})

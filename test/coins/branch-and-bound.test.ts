import { expect, test } from 'vitest'
import { coinsWithoutChange } from '../../src/coins/branch-and-bound.js'
import { candidate, requestFor } from './support.js'

const poolOf = (...values: bigint[]) => values.map((value, i) => candidate(i, value))

test('finds the one combination that fits', () => {
  const pool = poolOf(6400n, 3200n, 1600n, 800n, 400n, 200n, 100n)
  const chosen = coinsWithoutChange(pool, requestFor(100n, 5000n))
  expect(chosen?.map(({ value }) => value)).toEqual([3200n, 1600n, 200n, 100n])
  expect(coinsWithoutChange(pool, requestFor(1n, 5000n))).toBeUndefined()
})

test('takes all of the coins where all are needed', () => {
  const pool = poolOf(...Array.from({ length: 900 }, () => 7n))
  expect(coinsWithoutChange(pool, requestFor(0n, 6300n))).toHaveLength(900)
})

test('keeps to the weight', () => {
  const pool = poolOf(50n, 50n)
  expect(coinsWithoutChange(pool, requestFor(0n, 100n, { maxWeight: 214 + 2 * 418 }))).toHaveLength(2)
  expect(coinsWithoutChange(pool, requestFor(0n, 100n, { maxWeight: 214 + 2 * 418 - 1 }))).toBeUndefined()
})

test('gives up on a puzzle of even numbers with an odd sum', () => {
  const pool = poolOf(...Array.from({ length: 200 }, (_, i) => BigInt(2 * (100_000 - i * i))))
  expect(coinsWithoutChange(pool, requestFor(1n, 9_000_000n))).toBeUndefined()
})

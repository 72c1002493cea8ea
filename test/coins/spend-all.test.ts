import { describe, expect, test } from 'vitest'
import { spendAll, sweep } from '../../src/coins/spend-all.js'
import { candidate, requestAt, requestFor } from './support.js'

// 158 vB without change and 201 vB with it, for one coin.
const one = (value: bigint) => [candidate(1, value)]

describe('spendAll', () => {
  test('uses every coin, worth it or not, by outpoint', () => {
    const coins = [candidate(3, 500n), candidate(1, 200_000n), candidate(2, 300n)]
    const { chosen, fee, change } = spendAll(coins, requestAt('20', 100_000n))
    expect(chosen.map(({ value }) => value)).toEqual([200_000n, 300n, 500n])
    expect(fee + change).toBe(100_800n)
  })

  test('leaves change from the dust limit up, and what is less to the fee', () => {
    const request = requestAt('20', 100_000n)
    expect(spendAll(one(104_020n + 330n), request)).toMatchObject({ fee: 4020n, change: 330n, surplus: 0n })
    expect(spendAll(one(104_020n + 329n), request)).toMatchObject({ fee: 4349n, change: 0n, surplus: 1189n })
    expect(spendAll(one(103_160n), request)).toMatchObject({ fee: 3160n, change: 0n, surplus: 0n })
    expect(() => spendAll(one(103_159n), request)).toThrowCode('coins.insufficient')
  })

  test('a fixed fee', () => {
    expect(spendAll(one(50_000n), requestFor(700n, 10_000n))).toMatchObject({ fee: 700n, change: 39_300n })
    expect(spendAll(one(50_000n), requestFor(700n, 49_000n))).toMatchObject({
      fee: 1000n,
      change: 0n,
      surplus: 300n,
    })
    expect(spendAll(one(50_000n), requestFor(700n, 49_300n))).toMatchObject({ fee: 700n, surplus: 0n })
  })

  test('change that no longer fits is not given away as a fee', () => {
    const request = requestAt('1', 1000n, { maxWeight: 214 + 418 + 171 })
    expect(() => spendAll(one(1_000_000n), request)).toThrowCode('coins.too-many')
    expect(spendAll(one(1_000_000n), { ...request, maxWeight: 214 + 418 + 172 }).change).toBe(998_799n)
  })

  test('refusals', () => {
    expect(() => spendAll([], requestAt('1', 1n))).toThrowCode('coins.none')
    expect(() => spendAll([...one(9000n), ...one(9000n)], requestAt('1', 1n))).toThrowCode('utxos.duplicate')
  })
})

describe('sweep', () => {
  test('pays everything but the fee', () => {
    const coins = [candidate(2, 50_000n), candidate(1, 20_000n)]
    expect(sweep(coins, requestAt('20', 0n))).toEqual({
      chosen: [coins[1], coins[0]],
      fee: 20n * 263n,
      amount: 70_000n - 20n * 263n,
    })
    expect(sweep(coins, requestFor(1n, 0n)).amount).toBe(69_999n)
  })

  test('counts more than 252 inputs by their longer count', () => {
    const coins = Array.from({ length: 253 }, (_, i) => candidate(i, 10_000n))
    expect(sweep(coins, requestAt('1', 0n)).fee).toBe(BigInt(Math.ceil((214 + 8 + 253 * 418) / 4)))
  })

  test('refusals', () => {
    expect(() => sweep([], requestAt('1', 0n))).toThrowCode('coins.none')
    expect(() => sweep(one(158n), requestAt('1', 0n))).toThrowCode('coins.insufficient')
    expect(sweep(one(159n), requestAt('1', 0n)).amount).toBe(1n)
    const many = Array.from({ length: 957 }, (_, i) => candidate(i, 10_000n))
    expect(() => sweep(many, requestAt('1', 0n))).toThrowCode('coins.too-many')
    expect(sweep(many.slice(1), requestAt('1', 0n)).chosen).toHaveLength(956)
  })
})

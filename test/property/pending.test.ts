import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostLeaving, type Outflow } from '../../src/log/spending.js'

/** Transactions over a few coins of any value, as many as all subsets of can be tried. */
const OUTFLOWS = fc
  .array(fc.bigInt({ min: 0n, max: 2_100_000_000_000_000n }), { minLength: 1, maxLength: 6 })
  .chain(values =>
    fc
      .array(
        fc.record({
          coins: fc.subarray([...values.keys()], { minLength: 1 }),
          leaves: fc.bigInt({ min: 0n, max: 2_100_000_000_000_000n }),
        }),
        { maxLength: 8 },
      )
      .map(spends =>
        spends.map(
          ({ coins, leaves }): Outflow => ({
            coins: coins.map(coin => ({ outpoint: String(coin), value: values[coin] as bigint })),
            leaves,
          }),
        ),
      ),
  )

/** The most that leaves with any set of transactions that can all confirm: tried one by one. */
function byBruteForce(outflows: readonly Outflow[]): bigint {
  let most = 0n
  for (let mask = 0; mask < 2 ** outflows.length; mask++) {
    const chosen = outflows.filter((_, i) => mask & (1 << i))
    const coins = chosen.flatMap(one => one.coins.map(({ outpoint }) => outpoint))
    const sum = chosen.reduce((total, { leaves }) => total + leaves, 0n)
    if (new Set(coins).size === coins.length && sum > most) most = sum
  }
  return most
}

test('never less than what any set of transactions lets leave that can be mined together', () => {
  fc.assert(fc.property(OUTFLOWS, outflows => mostLeaving(outflows) >= byBruteForce(outflows)))
})

test('never more than the sum of all, and never less for one more', () => {
  fc.assert(
    fc.property(OUTFLOWS, outflows => {
      const sum = outflows.reduce((total, { leaves }) => total + leaves, 0n)
      const most = mostLeaving(outflows)
      expect(most <= sum).toBe(true)
      expect(mostLeaving(outflows.slice(1)) <= most).toBe(true)
    }),
  )
})

test('exactly the largest, where all spend the same coins', () => {
  const values = fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1, maxLength: 20 })
  const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(values, amounts, (worth, leaving) => {
      const coins = worth.map((value, i) => ({ outpoint: String(i), value }))
      const largest = leaving.reduce((most, one) => (one > most ? one : most), 0n)
      expect(mostLeaving(leaving.map(leaves => ({ coins, leaves })))).toBe(largest)
    }),
  )
})

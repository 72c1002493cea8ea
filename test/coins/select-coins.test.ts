import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RingiError } from '../../src/base/error.js'
import { sats } from '../../src/chain/amount.js'
import { feeAt, parseFeeRate } from '../../src/chain/fee-rate.js'
import type { Candidate } from '../../src/coins/candidate.js'
import { consolidateCoins, selectCoins, worthSpending } from '../../src/coins/select-coins.js'
import type { Selection, SelectionRequest } from '../../src/coins/selection.js'
import { inputCountWeight, vsizeOf } from '../../src/coins/size.js'
import { candidate, requestAt, requestFor } from './support.js'

const rates = fc.constantFrom('1', '2.5', '9.999', '10', '25', '400')
const pools = fc.array(
  fc.record({ value: fc.bigInt(1n, 3_000_000n), weight: fc.constantFrom(418, 418, 418, 272, 1188) }),
  { maxLength: 40 },
)
const coinsOf = (pool: { value: bigint; weight: number }[]) =>
  pool.map(({ value, weight }, i) => candidate(i + 1, value, weight))

const sumOf = (coins: readonly Candidate[]) => coins.reduce((sum, { value }) => sum + value, 0n)

function weightOf(coins: readonly Candidate[], request: SelectionRequest, change: bigint): number {
  const inputs = coins.reduce((sum, { weight }) => sum + weight, 0)
  return (
    request.baseWeight + inputs + inputCountWeight(coins.length) + (change > 0n ? request.changeWeight : 0)
  )
}

function attempt(coins: readonly Candidate[], request: SelectionRequest): Selection | string {
  try {
    return selectCoins(coins, request)
  } catch (error) {
    if (!(error instanceof RingiError)) throw error
    return error.code
  }
}

describe('selectCoins', () => {
  test('conserves value, keeps to the fee, leaves no dust, takes no coin that costs more than it brings', () => {
    fc.assert(
      fc.property(pools, rates, fc.bigInt(0n, 20_000_000n), (pool, rate, target) => {
        const request = requestAt(rate, target)
        const selection = attempt(coinsOf(pool), request)
        if (typeof selection === 'string') {
          expect(selection).toBe('coins.insufficient')
          return
        }
        const { chosen, fee, change, surplus } = selection
        expect(sumOf(chosen)).toBe(target + fee + change)
        const asked = feeAt(request.feeRate, vsizeOf(weightOf(chosen, request, change)))
        expect(fee).toBe(asked + surplus)
        expect(surplus * 100n <= asked && (change === 0n || surplus === 0n)).toBe(true)
        expect(change === 0n || change >= request.changeDust).toBe(true)
        for (const { value, weight } of chosen) {
          expect(value * 4000n > request.feeRate * BigInt(weight)).toBe(true)
        }
      }),
    )
  })

  test('finds an answer wherever there is one', () => {
    fc.assert(
      fc.property(pools, rates, fc.double({ min: 0, max: 1.1, noNaN: true }), (pool, rate, share) => {
        const coins = coinsOf(pool)
        const target = (sumOf(coins) * BigInt(Math.round(share * 1000))) / 1000n
        const request = requestAt(rate, target)
        const all = worthSpending(coins, request)
        const left = sumOf(all) - target - feeAt(request.feeRate, vsizeOf(weightOf(all, request, 1n)))
        if (left >= request.changeDust) expect(typeof attempt(coins, request)).toBe('object')
        if (left < -200n * request.feeRate) expect(attempt(coins, request)).toBe('coins.insufficient')
      }),
    )
  })

  test('answers the same in whatever order the coins come', () => {
    const shuffled = pools.chain(pool => {
      const coins = coinsOf(pool.map(coin => ({ ...coin, value: (coin.value / 100_000n + 1n) * 100_000n })))
      return fc.tuple(fc.constant(coins), fc.shuffledSubarray(coins, { minLength: coins.length }))
    })
    fc.assert(
      fc.property(shuffled, rates, fc.bigInt(0n, 5_000_000n), ([coins, others], rate, target) => {
        expect(attempt(others, requestAt(rate, target))).toEqual(attempt(coins, requestAt(rate, target)))
      }),
    )
  })

  test('costs no more than the cheapest choice that brute force finds', () => {
    const small = fc.array(fc.record({ value: fc.bigInt(20_000n, 20_400n), weight: fc.constant(418) }), {
      minLength: 1,
      maxLength: 9,
    })
    let found = 0
    fc.assert(
      fc.property(
        small,
        fc.constantFrom('1', '9', '10', '40'),
        fc.nat(511),
        fc.bigInt(0n, 40n),
        (pool, rate, mask, off) => {
          const coins = coinsOf(pool)
          const subset = coins.filter((_, i) => mask & (1 << i))
          const request0 = requestAt(rate, 0n)
          const fee = feeAt(request0.feeRate, vsizeOf(weightOf(subset, request0, 0n)))
          const target = sumOf(subset) - fee - off
          if (target < 0n) return
          const request = requestAt(rate, target)
          const selection = attempt(coins, request)
          const best = leastCost(coins, request)
          if (best === undefined || typeof selection === 'string') {
            expect([best, selection]).toEqual([undefined, 'coins.insufficient'])
            return
          }
          if (selection.change === 0n) found++
          expect(costOf(selection.fee, selection.change)).toBe(best)
        },
      ),
      { numRuns: 300 },
    )
    expect(found).toBeGreaterThan(50)
  })
})

/** The fee, and change that is worth less than what spending it costs at 10 sat/vB. */
function costOf(fee: bigint, change: bigint): bigint {
  return fee + (change < feeAt(parseFeeRate('10'), 105) ? change : 0n)
}

/** By trying every subset, with change and without. */
function leastCost(coins: readonly Candidate[], request: ReturnType<typeof requestAt>): bigint | undefined {
  const costOfChange = feeAt(request.feeRate, 43) + feeAt(parseFeeRate('10'), 105)
  const costs: bigint[] = []
  for (let mask = 1; mask < 1 << coins.length; mask++) {
    const chosen = coins.filter((_, i) => mask & (1 << i))
    const asked = feeAt(request.feeRate, vsizeOf(weightOf(chosen, request, 0n)))
    const surplus = sumOf(chosen) - request.target - asked
    if (surplus >= 0n && surplus * 100n <= asked && surplus <= costOfChange) costs.push(asked + surplus)
    const dearer = feeAt(request.feeRate, vsizeOf(weightOf(chosen, request, 1n)))
    const change = sumOf(chosen) - request.target - dearer
    if (change >= request.changeDust) costs.push(costOf(dearer, change))
  }
  return costs.reduce<bigint | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined)
}

describe('by hand, at 20 sat/vB', () => {
  // One input 105 vB, base 54 vB, change 43 vB: 1 in without change (418 + 214) / 4 = 158 vB, with change 201 vB.
  const pay = (target: bigint, ...values: bigint[]) =>
    selectCoins(
      values.map((value, i) => candidate(i + 1, value)),
      requestAt('20', target),
    )

  test('a coin that fits exactly beats change', () => {
    expect(pay(100_000n, 900_000n, 103_160n, 50_000n)).toMatchObject({
      chosen: [{ value: 103_160n }],
      fee: 3160n,
      change: 0n,
      surplus: 0n,
    })
  })

  test('up to 1% of the fee may be left over, and not a satoshi more', () => {
    expect(pay(100_000n, 103_160n + 31n)).toMatchObject({ fee: 3191n, change: 0n, surplus: 31n })
    expect(() => pay(100_000n, 103_160n + 32n)).toThrowCode('coins.insufficient')
  })

  test('the smallest coin that is enough, where one is', () => {
    expect(pay(100_000n, 900_000n, 200_000n, 90_000n, 50_000n)).toMatchObject({
      chosen: [{ value: 200_000n }],
      fee: 4020n,
      change: 95_980n,
    })
  })

  test('the largest coins first otherwise', () => {
    expect(pay(300_000n, 150_000n, 200_000n, 90_000n).chosen.map(({ value }) => value)).toEqual([
      150_000n,
      200_000n,
    ])
  })

  test('small change is taken before the payment fails', () => {
    expect(pay(100_000n, 104_020n + 330n)).toMatchObject({ change: 330n, fee: 4020n })
    expect(() => pay(100_000n, 104_020n + 329n)).toThrowCode('coins.insufficient')
  })

  test('change that will cost more than it is worth is avoided', () => {
    expect(pay(100_000n, 104_020n + 400n, 150_000n)).toMatchObject({ chosen: [{ value: 150_000n }] })
  })
})

describe('small coins', () => {
  const coins = [1_000_000n, 30_000n, 40_000n, 50_000n].map((value, i) => candidate(i, value))

  test('are not cleared up unasked, however cheap it is', () => {
    for (const rate of ['1', '5', '9', '20'])
      expect(selectCoins(coins, requestAt(rate, 40_000n)).chosen).toMatchObject([{ value: 50_000n }])
    // Two coins that need no change would cost more now than one with change.
    const fitting = [20_000n, 20_264n].map((value, i) => candidate(i + 9, value))
    const request = requestAt('1', 40_000n)
    expect(selectCoins(fitting, request)).toMatchObject({ change: 0n })
    expect(selectCoins([...coins, ...fitting], request).chosen).toMatchObject([{ value: 50_000n }])
  })

  test('are brought together where that is asked for', () => {
    const values = (target: bigint, changes = {}) =>
      consolidateCoins(coins, requestAt('1', target, changes)).chosen.map(({ value }) => value)
    expect(values(40_000n)).toEqual([30_000n, 40_000n])
    expect(values(100_000n)).toEqual([30_000n, 40_000n, 50_000n])
    // Three of them do not fit: the payment is made all the same.
    expect(values(100_000n, { maxWeight: 214 + 172 + 2 * 418 })).toEqual([1_000_000n])
    expect(() => values(2_000_000n)).toThrowCode('coins.insufficient')
  })

  test('change is avoided that the long-term rate makes worthless', () => {
    // 402 sats of change with one coin, 7,000 with the other.
    const two = [40_603n, 47_201n].map((value, i) => candidate(i, value))
    const spent = (longTerm: string) =>
      selectCoins(two, requestAt('1', 40_000n, { longTermFeeRate: parseFeeRate(longTerm) })).chosen
    expect(spent('3')).toMatchObject([{ value: 40_603n }])
    expect(spent('10')).toMatchObject([{ value: 47_201n }])
  })
})

describe('coins of unconfirmed parents', () => {
  const parent = (txid: string, shortfall: bigint) => ({ parent: { txid, shortfall: sats(shortfall) } })
  const [cheap, dear] = [candidate(1, 60_000n), candidate(2, 55_000n)]

  test('are dearer by what the parents lack', () => {
    const coins = [cheap, { ...dear, ...parent('a', 3000n) }]
    expect(selectCoins(coins, requestAt('20', 40_000n)).chosen).toMatchObject([{ value: 60_000n }])
    const both = selectCoins(coins, requestAt('20', 80_000n))
    expect(both.fee).toBe(20n * 306n + 3000n)
    expect(sumOf(both.chosen)).toBe(80_000n + both.fee + both.change)
    expect(worthSpending([{ ...dear, ...parent('a', 53_000n) }], requestAt('20', 1n))).toEqual([])
  })

  test('pay once for a parent that they have in common', () => {
    const coins = [cheap, dear].map(coin => ({ ...coin, ...parent('a', 3000n) }))
    expect(selectCoins(coins, requestAt('20', 80_000n)).fee).toBe(20n * 306n + 3000n)
  })
})

test('a fixed fee is paid to the satoshi', () => {
  const coins = [70_000n, 60_000n, 200n].map((value, i) => candidate(i, value))
  expect(selectCoins(coins, requestFor(1000n, 59_000n))).toMatchObject({
    fee: 1000n,
    change: 0n,
    surplus: 0n,
  })
  expect(selectCoins(coins, requestFor(1000n, 58_990n))).toMatchObject({
    fee: 1000n,
    change: 10_010n,
    surplus: 0n,
  })
  expect(selectCoins(coins, requestFor(200n, 130_000n))).toMatchObject({ fee: 200n, change: 0n })
  expect(() => selectCoins(coins, requestFor(201n, 130_000n))).toThrowCode('coins.insufficient')
})

describe('selectCoins refuses', () => {
  test('too little, saying how much', () => {
    try {
      selectCoins([candidate(1, 50_000n), candidate(2, 100n)], requestAt('20', 60_000n))
      expect.unreachable()
    } catch (error) {
      expect(error).toThrowCode('coins.insufficient')
      // The coin of 100 satoshi costs more than it is worth.
      expect((error as RingiError).details).toEqual({
        needed: '63160',
        available: '50000',
        decimals: 8,
        unit: 'BTC',
      })
    }
    expect(() => selectCoins([], requestAt('1', 1n))).toThrowCode('coins.insufficient')
  })

  test('more coins than fit into one transaction', () => {
    const coins = Array.from({ length: 1000 }, (_, i) => candidate(i, 10_000n + BigInt(i)))
    const all = sumOf(coins)
    const target = all - 400_000n
    // 399,606 weight units are left beside outputs and count: 955 inputs of 418. One transaction pays what the largest bring.
    const largest = sumOf(coins.slice(-955)) - 2n * BigInt(vsizeOf(214 + 172 + 8 + 955 * 418)) - 330n
    expect(() => selectCoins(coins, requestAt('2', target))).toThrowCode('coins.too-many', {
      ...{ why: 'coins', coinCount: 981, fitCount: 955, transactionCount: 2, most: 400_000 },
      ...{ payable: `${largest}`, decimals: 8, unit: 'BTC' },
    })
    expect(selectCoins(coins, requestAt('2', largest)).chosen).toHaveLength(955)
    expect(() => selectCoins(coins, requestAt('2', all / 2n, { baseWeight: 400_000 }))).toThrowCode(
      'coins.too-many',
      expect.objectContaining({ fitCount: 0, transactionCount: 0 }),
    )
    expect(() => selectCoins(coins, requestAt('2', all + 1n))).toThrowCode('coins.insufficient')
    const most = selectCoins(coins, requestAt('2', (all * 9n) / 10n))
    expect(weightOf(most.chosen, requestAt('2', 1n), most.change)).toBeLessThanOrEqual(400_000)
    const lighter = requestAt('2', 30_000n, { maxWeight: 1500 })
    expect(() => selectCoins(coins, lighter)).toThrowCode('coins.too-many')
  })

  test('a coin given twice, and more money than there is', () => {
    const coin = candidate(1, 50_000n)
    expect(() => selectCoins([coin, candidate(2, 1000n), coin], requestAt('1', 1n))).toThrowCode(
      'utxos.duplicate',
    )
    const rich = [1, 2].map(n => candidate(n, 10_512_000_000_000_000n))
    expect(() => selectCoins(rich, requestAt('1', 10_512_000_000_000_000n))).toThrowCode(
      'amount.out-of-range',
    )
  })
})

test('950 coins, equal or not, take little time', () => {
  for (const spread of [0n, 1n, 7919n]) {
    const coins = Array.from({ length: 950 }, (_, i) => candidate(i, 100_000n + spread * BigInt(i)))
    const started = performance.now()
    const target = sumOf(coins) / 2n + 3n
    expect(sumOf(selectCoins(coins, requestAt('20', target)).chosen) > target).toBe(true)
    // Ten times what it needs on a slow machine.
    expect(performance.now() - started).toBeLessThan(1000)
  }
})

import { describe, expect, test } from 'vitest'
import {
  addressOfStranger,
  BTC,
  balancesOf,
  HOUR,
  historyOf,
  NO_HISTORY,
  NOW,
  paymentOf,
  paymentTo,
  reviewed,
  signedEvent,
  verdicts,
} from '../../support/policies.js'
import { vaultOf } from '../../support/rehearsal.js'

const MORE = `places: { hot: { addresses: [${addressOfStranger(0)}, ${addressOfStranger(1)}] } }`
const AMOUNT = 'refill: { place: hot, max: 5btc }'
const SHARE = 'refill: { place: hot, share: 5% }'
const BROKEN = ['block:rule.refill']
const paying = (amount: bigint, number = 0, fee = 10_000n) =>
  reviewed({ payments: [paymentOf(amount, number)], fee })

describe('as an amount', () => {
  const judge = (held: bigint, paid = BTC) =>
    verdicts(
      AMOUNT,
      paying(paid),
      { balances: balancesOf(50n * BTC, { hot: held }), history: NO_HISTORY },
      MORE,
    )

  test('exactly so much, and not one satoshi more', () => {
    expect(judge(4n * BTC)).toEqual([])
    expect(judge(4n * BTC + 1n)).toEqual(BROKEN)
  })

  test('two payments to the place are added up', () => {
    const two = reviewed({ payments: [paymentOf(BTC), paymentOf(BTC, 1)] })
    const evidence = { balances: balancesOf(50n * BTC, { hot: 3n * BTC + 1n }), history: NO_HISTORY }
    expect(verdicts(AMOUNT, two, evidence, MORE)).toEqual(BROKEN)
  })
})

describe('as a share of all that is held', () => {
  // 5% of 100 BTC less the fee.
  const most = (100n * BTC - 10_000n) / 20n
  const judge = (paid: bigint, payments = [paymentOf(paid)]) =>
    verdicts(
      SHARE,
      reviewed({ payments }),
      { balances: balancesOf(98n * BTC, { hot: 2n * BTC }), history: NO_HISTORY },
      MORE,
    )

  test('the fee makes it less', () => {
    expect(judge(most - 2n * BTC)).toEqual([])
    expect(judge(most - 2n * BTC + 1n)).toEqual(BROKEN)
  })

  test('what is paid to others makes it less too', () => {
    expect(judge(0n, [paymentOf((29n * BTC) / 10n), paymentOf(BTC / 10n, 9)])).toEqual([])
    expect(judge(0n, [paymentOf((29n * BTC) / 10n), paymentOf(6n * BTC, 9)])).toEqual(BROKEN)
  })
})

describe('what was signed before and may still be sent', () => {
  const earlier = (number: number, amount = BTC) =>
    reviewed({ deposits: [{ index: 8, value: 20n * BTC }], payments: [paymentOf(amount, number)] })
  const judge = (rule: string, time: number, proposal = earlier(1)) =>
    verdicts(
      rule,
      paying(BTC),
      {
        balances: balancesOf(96n * BTC, { hot: 3n * BTC + 1n }),
        history: historyOf([time, signedEvent(proposal)]),
      },
      MORE,
    )

  test('has arrived, though the statement does not know (L1)', () => {
    expect(judge(AMOUNT, NOW - 9000 * HOUR)).toEqual(BROKEN)
    expect(judge(AMOUNT, NOW - HOUR + 1)).toEqual(BROKEN)
    expect(judge(AMOUNT, NOW - HOUR, earlier(9))).toEqual([])
  })

  test('has left, where it went elsewhere', () => {
    expect(judge(SHARE, NOW - 1, earlier(9, 10n * BTC))).toEqual([])
    expect(judge(SHARE, NOW - 1, earlier(9, 19n * BTC))).toEqual(BROKEN)
  })

  test('is not counted beside what spends the same coins', () => {
    expect(judge(AMOUNT, NOW - 1, paying(BTC))).toEqual([])
  })
})

test('a place that is a vault is stated by its digest too', () => {
  const warm = vaultOf({ required: 3, of: 5, name: 'warm' })
  const more = `places: { warm: { vault: ${warm.digest.hex} } }`
  const rule = 'refill: { place: warm, max: 5btc }'
  const judge = (held: bigint) =>
    verdicts(
      rule,
      reviewed({ payments: [paymentTo(warm, 0, 3, BTC)] }),
      { vaults: [warm], balances: balancesOf(50n * BTC, { [warm.digest.hex]: held }), history: NO_HISTORY },
      more,
    )
  expect([judge(4n * BTC), judge(4n * BTC + 1n)]).toEqual([[], BROKEN])
  const paying = reviewed({ payments: [paymentTo(warm, 0, 3, BTC)] })
  expect(verdicts(rule, paying, { history: NO_HISTORY }, more)).toEqual(['block:rule.evidence-missing'])
})

test('a statement that cannot be so is not believed', () => {
  const judge = (balances: ReturnType<typeof balancesOf>) =>
    verdicts(
      'refill: { place: hot, max: 5btc, max-age-hours: 2 }',
      paying(BTC),
      { balances, history: NO_HISTORY },
      MORE,
    )
  expect(judge(balancesOf(10n * BTC, { hot: 0n }))).toEqual([])
  expect(judge(balancesOf(10n * BTC - 1n, { hot: 0n }))).toEqual(BROKEN)
  expect(judge(balancesOf(10n * BTC, { hot: 0n }, NOW + 600_001))).toEqual(BROKEN)
  expect(judge(balancesOf(10n * BTC, { hot: 0n }, NOW - 2 * HOUR - 1))).toEqual(BROKEN)
})

test('it needs a history, and a statement that speaks of the place and of the vault', () => {
  const missing = ['block:rule.evidence-missing']
  const balances = balancesOf(50n * BTC, { hot: 0n })
  expect(verdicts(AMOUNT, paying(BTC), { balances }, MORE)).toEqual(missing)
  expect(verdicts(AMOUNT, paying(BTC), { history: NO_HISTORY }, MORE)).toEqual(missing)
  expect(
    verdicts(AMOUNT, paying(BTC), { balances: balancesOf(50n * BTC), history: NO_HISTORY }, MORE),
  ).toEqual(missing)
  const hot = [...balances.amounts].filter(([name]) => name === 'hot')
  const bare = { ...balances, amounts: new Map(hot) }
  expect(verdicts(AMOUNT, paying(BTC), { balances: bare, history: NO_HISTORY }, MORE)).toEqual(missing)
})

test('a proposal that pays the place nothing is none of its business', () => {
  expect(verdicts(AMOUNT, paying(5n * BTC, 9), {}, MORE)).toEqual([])
})

test('it needs a limit', () => {
  expect(() => verdicts('refill: { place: hot }', paying(BTC), {}, MORE)).toThrowCode('policy.malformed')
})

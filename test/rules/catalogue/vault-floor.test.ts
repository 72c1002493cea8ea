import { expect, test } from 'vitest'
import {
  BTC,
  balancesOf,
  HOUR,
  historyOf,
  NO_HISTORY,
  NOW,
  paymentOf,
  reviewed,
  signedEvent,
  verdicts,
} from '../../support/policies.js'

const RULE = 'vault-floor: { min: 50btc }'
const BROKEN = ['block:rule.vault-floor']
const NEXT = reviewed({ payments: [paymentOf(BTC - 10_000n)] })
const earlier = reviewed({
  deposits: [{ index: 8, value: 3n * BTC }],
  payments: [paymentOf(2n * BTC - 10_000n)],
})

test('the floor itself may be reached, and not one satoshi less', () => {
  const left = (held: bigint) => verdicts(RULE, NEXT, { balances: balancesOf(held), history: NO_HISTORY })
  expect(left(51n * BTC)).toEqual([])
  expect(left(51n * BTC - 1n)).toEqual(BROKEN)
})

test('what was ever signed away and may still be sent is gone too, whenever that was (L1, L33)', () => {
  const balances = balancesOf(52n * BTC)
  const since = (time: number, held = balances) =>
    verdicts(RULE, NEXT, { balances: held, history: historyOf([time, signedEvent(earlier)]) })
  for (const time of [NOW - HOUR + 1, NOW - HOUR, NOW - 9000 * HOUR]) expect(since(time)).toEqual(BROKEN)
  expect(since(NOW - HOUR, balancesOf(53n * BTC))).toEqual([])
})

test('what spends the same coins is not counted beside it', () => {
  const history = historyOf([NOW - 1, signedEvent(NEXT)])
  expect(verdicts(RULE, NEXT, { balances: balancesOf(51n * BTC), history })).toEqual([])
})

test('it needs a statement and a history', () => {
  const balances = balancesOf(90n * BTC)
  expect(verdicts(RULE, NEXT, { balances })).toEqual(['block:rule.evidence-missing'])
  expect(verdicts(RULE, NEXT, { history: NO_HISTORY })).toEqual(['block:rule.evidence-missing'])
})

import { expect, test } from 'vitest'
import { BTC, paymentOf, paymentTo, reviewed, VAULT, verdicts } from '../../support/policies.js'

const RULE = 'proposal-limit: { max: 1btc }'

test('the fee is part of what leaves (L3)', () => {
  const with_ = (amount: bigint) => verdicts(RULE, reviewed({ payments: [paymentOf(amount)], fee: 10_000n }))
  expect(with_(BTC - 10_000n)).toEqual([])
  expect(with_(BTC - 9_999n)).toEqual(['block:rule.proposal-limit'])
})

test('payments to several are added up, and what comes back is not', () => {
  const half = BTC / 2n
  const two = reviewed({ payments: [paymentOf(half), paymentOf(half, 1)] })
  expect(verdicts(RULE, two)).toEqual(['block:rule.proposal-limit'])
  const own = reviewed({ payments: [paymentTo(VAULT, 1, 7, 5n * BTC)] })
  expect(verdicts(RULE, own)).toEqual([])
})

test('a fee alone can break it', () => {
  const costly = reviewed({ payments: [paymentTo(VAULT, 1, 7, BTC)], fee: BTC + 1n })
  expect(verdicts(RULE, costly)).toEqual(['block:rule.proposal-limit'])
})

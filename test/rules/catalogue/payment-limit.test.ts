import { expect, test } from 'vitest'
import { BTC, findings, PUBLISHED, paymentOf, reviewed, verdicts } from '../../support/policies.js'

const RULE = 'payment-limit: { max: 1btc }'

test('the limit itself may be paid, and not one satoshi more', () => {
  expect(verdicts(RULE, reviewed({ payments: [paymentOf(BTC)] }))).toEqual([])
  expect(verdicts(RULE, reviewed({ payments: [paymentOf(BTC + 1n)] }))).toEqual(['block:rule.payment-limit'])
})

test('splitting a payment to one address does not help', () => {
  const split = reviewed({ payments: [paymentOf(BTC), paymentOf(1_000n), paymentOf(BTC, 1)] })
  const broken = findings(RULE, split)
  expect(broken.map(({ code }) => code)).toEqual(['rule.payment-limit'])
  const outputs = split.facts.outputs.filter(({ kind }) => kind === 'payment')
  expect(outputs).toHaveLength(3)
})

test('each destination has the whole limit', () => {
  expect(verdicts(RULE, reviewed({ payments: [paymentOf(BTC), paymentOf(BTC, 1), PUBLISHED] }))).toEqual([])
})

import { expect, test } from 'vitest'
import { BTC, PUBLISHED, paymentOf, reviewed, verdicts } from '../../support/policies.js'

test('what leaves is counted, to one address or several, data included (L4)', () => {
  const rule = 'output-count: { max: 2 }'
  expect(verdicts(rule, reviewed({ payments: [paymentOf(BTC), paymentOf(BTC, 1)] }))).toEqual([])
  const broken = ['block:rule.output-count']
  expect(verdicts(rule, reviewed({ payments: [paymentOf(BTC), paymentOf(BTC), paymentOf(BTC)] }))).toEqual(
    broken,
  )
  expect(verdicts(rule, reviewed({ payments: [paymentOf(BTC), paymentOf(BTC, 1), PUBLISHED] }))).toEqual(
    broken,
  )
})

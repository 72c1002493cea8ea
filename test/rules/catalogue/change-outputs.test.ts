import { expect, test } from 'vitest'
import { BTC, paymentTo, reviewed, VAULT, verdicts } from '../../support/policies.js'

test('what comes back is counted on both branches', () => {
  const back = reviewed({ payments: [paymentTo(VAULT, 0, 6, BTC)] })
  expect(back.facts.outputs.map(({ kind }) => kind).sort()).toEqual(['change', 'self'])
  expect(verdicts('change-outputs: { max: 2 }', back)).toEqual([])
  expect(verdicts('change-outputs: { max: 1 }', back)).toEqual(['block:rule.change-outputs'])
  expect(verdicts('change-outputs: { max: 1 }', reviewed())).toEqual([])
  expect(verdicts('change-outputs: { max: 0 }', reviewed())).toEqual(['block:rule.change-outputs'])
})

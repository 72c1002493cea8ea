import { expect, test } from 'vitest'
import { BTC, findings, PUBLISHED, paymentOf, reviewed, verdicts } from '../../support/policies.js'

const RULE = 'dust: { below: 1000sat }'

test('it warns, unless the policy says otherwise (L5)', () => {
  const small = reviewed({ payments: [paymentOf(999n)] })
  expect(verdicts(RULE, small)).toEqual(['warn:rule.dust'])
  expect(verdicts('dust: { below: 1000sat, severity: block }', small)).toEqual(['block:rule.dust'])
  expect(verdicts(RULE, reviewed({ payments: [paymentOf(1_000n)] }))).toEqual([])
})

test('coins are looked at like outputs', () => {
  const deposits = [{ value: 10n * BTC }, { index: 1, value: 999n }, { index: 2, value: 1_000n }]
  const proposal = reviewed({ deposits })
  const input = proposal.facts.inputs.findIndex(({ value }) => value === 999n)
  expect(findings(RULE, proposal).map(({ where }) => where)).toEqual([{ input }])
})

test('what publishes data is worth nothing, as it should be', () => {
  expect(verdicts(RULE, reviewed({ payments: [PUBLISHED] }))).toEqual([])
})

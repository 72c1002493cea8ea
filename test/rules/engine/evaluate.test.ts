import { expect, test } from 'vitest'
import { BTC, findings, paymentOf, reviewed, verdicts } from '../../support/policies.js'

const LARGE = reviewed({ payments: [paymentOf(2n * BTC)] })

test('rules are asked in the order of the policy, each with its line', () => {
  const rules = 'memo: { required: yes }\nproposal-limit:\n  max: 1btc\npayment-limit: { max: 1btc }'
  const found = findings(rules, LARGE)
  expect(found.map(({ rule, line }) => [rule, line])).toEqual([
    ['memo', 10],
    ['proposal-limit', 11],
    ['payment-limit', 13],
  ])
})

test('a policy decides how much a rule weighs, but not whether it may go without its evidence', () => {
  const rules = 'proposal-limit: { max: 1btc, severity: warn }\ndust: { below: 3btc, severity: block }'
  expect(verdicts(rules, LARGE)).toContain('warn:rule.proposal-limit')
  expect(verdicts(rules, LARGE)).toContain('block:rule.dust')
  const [missing] = findings('vault-share: { max: 1%, severity: warn }', LARGE)
  expect([missing?.severity, missing?.code]).toEqual(['block', 'rule.evidence-missing'])
  expect(missing?.args).toEqual({ rule: 'vault-share', kind: 'history' })
})

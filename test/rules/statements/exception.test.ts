import { describe, expect, test } from 'vitest'
import { evaluate } from '../../../src/rules/engine/evaluate.js'
import { EXCEPTION, verifyException } from '../../../src/rules/statements/exception.js'
import { sealStatement } from '../../../src/rules/statements/statement.js'
import { BTC, NOW, paymentOf, policyOf, reviewed, VAULT } from '../../support/policies.js'
import { keyOf } from '../../support/rehearsal.js'

const RULES = 'proposal-limit: { max: 1btc }\nop-return: { max: 0 }\ncooling-off: { hours: 1 }'
const MORE = `groups: { security: [officer-3] }
exceptions: { any: 2, including: { security: 1 }, rules: [proposal-limit, cooling-off] }`
const POLICY = policyOf(RULES, MORE)
const PROPOSAL = reviewed({ payments: [paymentOf(2n * BTC)] })

function sealed(officer: number, changed: object = {}) {
  return sealStatement(EXCEPTION, keyOf(VAULT, officer), {
    vault: VAULT.digest.hex,
    policy: POLICY.digest.hex,
    proposal: PROPOSAL.facts.digest.hex,
    rule: 'proposal-limit',
    reason: 'The exchange closes on Friday.',
    cosigner: `officer-${officer}`,
    approved: '2026-11-25T02:00:00Z',
    expires: '2026-11-26T00:00:00Z',
    ...changed,
  })
}

const verified = (officer: number, changed: object = {}) =>
  verifyException(sealed(officer, changed), POLICY, VAULT, NOW)
const judge = (exceptions: readonly ReturnType<typeof verified>[], proposal = PROPOSAL, policy = POLICY) =>
  evaluate(policy, proposal.facts, { stage: 'sign', now: NOW, exceptions })
    .filter(({ rule }) => rule === 'proposal-limit')
    .map(({ severity, code }) => `${severity}:${code}`)

const BLOCKED = ['block:rule.proposal-limit']
const EXCEPTED = ['warn:rule.excepted']

describe('an exception', () => {
  test('lets one proposal pass one rule, with its quorum', () => {
    expect(judge([])).toEqual(BLOCKED)
    expect(judge([verified(1)])).toEqual(BLOCKED)
    expect(judge([verified(1), verified(2)])).toEqual(BLOCKED)
    expect(judge([verified(1), verified(1)])).toEqual(BLOCKED)
    expect(judge([verified(1), verified(3)])).toEqual(EXCEPTED)
  })

  test('is for this very proposal', () => {
    const other = reviewed({ payments: [paymentOf(2n * BTC + 1n)] })
    expect(judge([verified(1), verified(3)], other)).toEqual(BLOCKED)
  })

  test('is under this very version of the policy', () => {
    expect(judge([verified(1), verified(3)], PROPOSAL, policyOf(`${RULES}\n# later`, MORE))).toEqual(BLOCKED)
  })

  test('is from the rule that it names', () => {
    const waiting = [verified(1, { rule: 'cooling-off' }), verified(3, { rule: 'cooling-off' })]
    expect(judge(waiting)).toEqual(BLOCKED)
    const codes = evaluate(POLICY, PROPOSAL.facts, { stage: 'sign', now: NOW, exceptions: waiting })
    expect(codes.find(({ rule }) => rule === 'cooling-off')?.code).toBe('rule.excepted')
  })

  test('counts different rules of two people not together', () => {
    expect(judge([verified(1), verified(3, { rule: 'cooling-off' })])).toEqual(BLOCKED)
  })
})

describe('refused', () => {
  test('for a rule that the policy allows none from', () => {
    expect(() => verified(1, { rule: 'op-return' })).toThrowCode('policy.rule-without-exception')
    const without = policyOf(RULES)
    expect(() => verifyException(sealed(1), without, VAULT, NOW)).toThrowCode('policy.rule-without-exception')
  })

  test('once it has ended', () => {
    const late = Date.parse('2026-11-26T00:00:00Z')
    expect(() => verifyException(sealed(1), POLICY, VAULT, late)).toThrowCode('approval.expired')
  })

  test('where the reason was changed', () => {
    const one = sealed(1)
    const other = { ...one, statement: { ...one.statement, reason: 'Another one.' } }
    expect(() => verifyException(other, POLICY, VAULT, NOW)).toThrowCode('approval.bad-signature')
  })
})

import { describe, expect, test } from 'vitest'
import { usualLogs } from '../../../src/rules/catalogue/logs.js'
import type { LogAtHand } from '../../../src/rules/evidence/logs-at-hand.js'
import { lintPolicy } from '../../../src/rules/policy/lint.js'
import { findings, HOUR, NOW, policyOf, reviewed, VAULT, verdicts } from '../../support/policies.js'
import { vaultOf } from '../../support/rehearsal.js'

const PROPOSAL = reviewed({ signers: [1] })
const OWN: LogAtHand = { cosigner: 'officer-1', signed: 'goes on', isWhole: true }
const other = (officer: number, changed: Partial<LogAtHand> = {}): LogAtHand => ({
  ...{ cosigner: `officer-${officer}`, signed: NOW - HOUR, isWhole: true },
  ...changed,
})
const RULE = 'logs: { at-least: 2, max-age-hours: 24 }'
const judged = (logs: readonly LogAtHand[], rule = RULE) => verdicts(rule, PROPOSAL, { logs })
const BROKEN = ['block:rule.logs']

describe('the logs of so many cosigners', () => {
  test('are counted with the own one', () => {
    expect(judged([OWN])).toEqual(BROKEN)
    expect(judged([OWN, other(2)])).toEqual([])
    expect(judged([other(2), other(3)])).toEqual([])
  })

  test('are not one cosigner’s twice', () => {
    expect(judged([OWN, other(1)])).toEqual(BROKEN)
    expect(judged([other(2), other(2)])).toEqual(BROKEN)
  })

  test('are under checkpoints that are not too old, to the millisecond, nor of a time to come', () => {
    expect(judged([OWN, other(2, { signed: NOW - 24 * HOUR })])).toEqual([])
    expect(judged([OWN, other(2, { signed: NOW - 24 * HOUR - 1 })])).toEqual(BROKEN)
    expect(judged([OWN, other(2, { signed: NOW + 10 * 60_000 })])).toEqual([])
    expect(judged([OWN, other(2, { signed: NOW + 10 * 60_000 + 1 })])).toEqual(BROKEN)
  })

  test('end no earlier than is known of them', () => {
    expect(judged([OWN, other(2, { isWhole: false })])).toEqual(BROKEN)
    expect(judged([OWN, other(2, { isWhole: false }), other(3)])).toEqual([])
  })

  test('are asked for where something is signed, and can be excepted from', () => {
    for (const stage of ['review', 'sign', 'consent'] as const)
      expect(verdicts(RULE, PROPOSAL, { logs: [OWN], stage })).toEqual(BROKEN)
    for (const stage of ['propose', 'combine', 'finalize', 'verify'] as const)
      expect(verdicts(RULE, PROPOSAL, { logs: [OWN], stage })).toEqual([])
    expect(() => policyOf(RULE, 'exceptions: { any: 2, rules: [logs] }')).not.toThrow()
  })
})

test('with limits, the review says how much more others can let pass meanwhile', () => {
  const rules = `${RULE}\nrolling-limit: { windows: [{ hours: 24, max: 1btc }] }`
  const found = findings(rules, PROPOSAL, { logs: [OWN, other(2)] })
  const [told] = found.filter(({ rule }) => rule === 'logs')
  // Each of 3 machines counts what it signs, and each transaction is counted by 2 of them.
  expect(told).toMatchObject({ severity: 'info', code: 'rule.logs' })
  expect(told?.args).toEqual({ why: 'meanwhile', hours: 24, times: 1.5 })
})

test('unless the policy says how many, one may be lost and one away', () => {
  const of = (required: number, n: number) => usualLogs(vaultOf({ required, of: n }))
  expect([of(2, 3), of(2, 2), of(3, 5), of(2, 5), of(5, 7), of(1, 1)]).toEqual([1, 1, 3, 3, 3, 1])
  expect(judged([OWN], 'logs:')).toEqual([])
  expect(judged([], 'logs:')).toEqual(BROKEN)
})

test('lint says what they do not meet', () => {
  const open = (rule: string) =>
    lintPolicy(policyOf(rule), VAULT)
      .filter(one => one.rule === 'logs')
      .map(({ args }) => args)
  expect(open('logs:')).toMatchObject([{ why: 'logs-miss' }])
  expect(open(RULE)).toMatchObject([{ why: 'logs-meet' }])
  expect(open('logs: { at-least: 3 }')).toEqual([])
  expect(open('op-return: { max: 0 }')).toEqual([])
  expect(open('rolling-limit: { windows: [{ hours: 24, max: 1btc }] }')).toEqual([
    { why: 'no-rule', rule: 'logs' },
  ])
})

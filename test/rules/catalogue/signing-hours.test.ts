import { describe, expect, test } from 'vitest'
import type { Stage } from '../../../src/rules/evidence/evidence.js'
import { historyOf, NOW, proposedEvent, reviewed, verdicts } from '../../support/policies.js'

const RULE =
  'signing-hours: { zone: Asia/Tokyo, windows: [{ days: [mon, tue, wed, thu, fri], from: "09:00", to: "17:30" }] }'
const NIGHT =
  'signing-hours: { zone: Asia/Tokyo, windows: [{ days: [fri], from: 22:00, to: 02:00 }, { days: [sun], from: 00:00, to: 24:00 }] }'
const BROKEN = ['block:rule.signing-hours']
const PROPOSAL = reviewed()
/** In Tokyo. */
const at = (rule: string, time: string, stage: Stage = 'sign') =>
  verdicts(rule, PROPOSAL, { stage, now: Date.parse(`${time}+09:00`) })

test('from the first minute until before the last', () => {
  expect(at(RULE, '2026-11-25T09:00:00')).toEqual([])
  expect(at(RULE, '2026-11-25T08:59:59.999')).toEqual(BROKEN)
  expect(at(RULE, '2026-11-25T17:29:59.999')).toEqual([])
  expect(at(RULE, '2026-11-25T17:30:00')).toEqual(BROKEN)
})

test('on the days that are named, by the zone’s own calendar', () => {
  expect(at(RULE, '2026-11-28T10:00:00')).toEqual(BROKEN)
  // Sunday evening in London is Monday morning in Tokyo.
  expect(verdicts(RULE, PROPOSAL, { now: Date.parse('2026-11-22T23:00:00-01:00') })).toEqual([])
})

test('past midnight belongs to the day before', () => {
  expect(at(NIGHT, '2026-11-27T22:00:00')).toEqual([])
  expect(at(NIGHT, '2026-11-28T01:59:00')).toEqual([])
  expect(at(NIGHT, '2026-11-28T02:00:00')).toEqual(BROKEN)
  expect(at(NIGHT, '2026-11-27T01:00:00')).toEqual(BROKEN)
  expect(at(NIGHT, '2026-11-28T22:30:00')).toEqual(BROKEN)
  expect([at(NIGHT, '2026-11-29T00:00:00'), at(NIGHT, '2026-11-29T23:59:00')]).toEqual([[], []])
})

test('it is about signatures', () => {
  const stages = ['propose', 'review', 'sign', 'combine', 'finalize', 'verify'] as const
  const info = ['info:rule.signing-hours']
  expect(stages.map(stage => at(RULE, '2026-11-25T20:00:00', stage))).toEqual([
    info,
    BROKEN,
    BROKEN,
    info,
    info,
    BROKEN,
  ])
})

test('a clock that was set back into the window is found out', () => {
  const history = historyOf([NOW + 600_001, proposedEvent(PROPOSAL)])
  expect(verdicts(RULE, PROPOSAL, { history })).toEqual(BROKEN)
})

describe('refused where the policy is read', () => {
  test.each([
    ['{ zone: Asia/Tokio, windows: [{ days: [mon], from: 09:00, to: 10:00 }] }'],
    ['{ zone: +09:00, windows: [{ days: [mon], from: 09:00, to: 10:00 }] }'],
    ['{ zone: UTC, windows: [{ days: [mon], from: 9:00, to: 10:00 }] }'],
    ['{ zone: UTC, windows: [{ days: [mon], from: 09:00, to: 24:01 }] }'],
    ['{ zone: UTC, windows: [{ days: [mon], from: 09:00, to: 09:00 }] }'],
    ['{ zone: UTC, windows: [{ days: [mon], from: 24:00, to: 09:00 }] }'],
    ['{ zone: UTC, windows: [{ days: [mon, mon], from: 09:00, to: 10:00 }] }'],
    ['{ zone: UTC, windows: [{ days: [monday], from: 09:00, to: 10:00 }] }'],
    ['{ zone: UTC, windows: [{ days: [], from: 09:00, to: 10:00 }] }'],
    ['{ zone: UTC, windows: [] }'],
  ])('%s', wrong => {
    expect(() => at(`signing-hours: ${wrong}`, '2026-11-25T09:00:00')).toThrowCode('policy.malformed')
  })
})

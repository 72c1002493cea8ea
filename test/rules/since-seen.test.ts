import { describe, expect, test } from 'vitest'
import { RunningHistory } from '../../src/log/history.js'
import type { Stage } from '../../src/rules/evidence.js'
import {
  claimsOf,
  HOUR,
  historyOf,
  NO_HISTORY,
  NOW,
  proposedEvent,
  reviewed,
  signedEvent,
  verdicts,
} from '../support/policies.js'

const PROPOSAL = reviewed()
const STAGES = ['propose', 'review', 'sign', 'combine', 'finalize', 'verify'] as const
const seen = (ago: number, stage: Stage = 'sign') => ({
  stage,
  history: historyOf([NOW - ago, proposedEvent(PROPOSAL)]),
})

describe.each([
  ['cooling-off', 24 * HOUR, 24 * HOUR - 1],
  ['expiry', 24 * HOUR, 24 * HOUR + 1],
])('%s', (name, fine, wrong) => {
  const rule = `${name}: { hours: 24 }`
  const broken = [`block:rule.${name}`]

  test('to the millisecond', () => {
    expect(verdicts(rule, PROPOSAL, seen(fine))).toEqual([])
    expect(verdicts(rule, PROPOSAL, seen(wrong))).toEqual(broken)
  })

  test('it is about signatures', () => {
    const info = [`info:rule.${name}`]
    const all = STAGES.map(stage => verdicts(rule, PROPOSAL, seen(wrong, stage)))
    expect(all).toEqual([info, broken, broken, info, info, broken])
  })

  test('a log that nobody has signed for is no beginning', () => {
    const history = claimsOf([NOW - fine, proposedEvent(PROPOSAL)])
    expect(verdicts(rule, PROPOSAL, { history })).toEqual(['block:rule.evidence-missing'])
  })

  test('it needs a history that knows this very proposal', () => {
    const other = historyOf([NOW - fine, proposedEvent(reviewed({ notes: { memo: 'another' } }))])
    for (const history of [undefined, NO_HISTORY, other])
      expect(verdicts(rule, PROPOSAL, { history })).toEqual(['block:rule.evidence-missing'])
  })

  test('the first of several times counts, in whatever order logs are read', () => {
    const events = [
      [NOW - wrong, proposedEvent(PROPOSAL)],
      [NOW - 12 * HOUR, signedEvent(PROPOSAL)],
    ] as const
    const [forth, back] = [historyOf(...events), historyOf(...events.toReversed())]
    expect(verdicts(rule, PROPOSAL, { history: forth })).toEqual(broken)
    expect(verdicts(rule, PROPOSAL, { history: back })).toEqual(broken)
  })

  test('a clock behind the history is refused', () => {
    const history = historyOf([NOW - fine, proposedEvent(PROPOSAL)], [NOW + 1, signedEvent(PROPOSAL)])
    expect(verdicts(rule, PROPOSAL, { history })).toEqual(broken)
  })
})

test('whatever changes a proposal begins its waiting anew', () => {
  const rule = 'cooling-off: { hours: 1 }'
  const history = historyOf([NOW - 2 * HOUR, proposedEvent(PROPOSAL)])
  expect(verdicts(rule, PROPOSAL, { history })).toEqual([])
  const changed = reviewed({ notes: { proposer: 'hanako' } })
  expect(verdicts(rule, changed, { history })).toEqual(['block:rule.evidence-missing'])
})

describe('where logs differ on when a proposal was first seen', () => {
  const both = (attested: number, claimed: number) => {
    const history = new RunningHistory()
    history.join(historyOf([NOW - attested, proposedEvent(PROPOSAL)]))
    history.join(claimsOf([NOW - claimed, proposedEvent(PROPOSAL)]))
    return { history }
  }
  const [long, short] = [30 * HOUR, 20 * HOUR]

  test('waiting begins with what is attested', () => {
    const rule = 'cooling-off: { hours: 24 }'
    expect(verdicts(rule, PROPOSAL, both(short, long))).toEqual(['block:rule.cooling-off'])
    expect(verdicts(rule, PROPOSAL, both(long, short))).toEqual([])
  })

  test('expiry begins with the first that anybody says', () => {
    const rule = 'expiry: { hours: 24 }'
    expect(verdicts(rule, PROPOSAL, both(short, long))).toEqual(['block:rule.expiry'])
    expect(verdicts(rule, PROPOSAL, both(long, short))).toEqual(['block:rule.expiry'])
    expect(verdicts(rule, PROPOSAL, both(short, short))).toEqual([])
  })
})

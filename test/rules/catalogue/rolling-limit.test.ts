import { describe, expect, test } from 'vitest'
import type { LogEvent } from '../../../src/log/events.js'
import { RunningHistory } from '../../../src/log/history.js'
import {
  BTC,
  claimsOf,
  findings,
  HOUR,
  historyOf,
  NO_HISTORY,
  NOW,
  paymentOf,
  reviewed,
  signedEvent,
  verdicts,
} from '../../support/policies.js'

const DAY = 'rolling-limit: { windows: [{ hours: 24, max: 2btc }] }'
const BLOCKS = 'rolling-limit: { windows: [{ blocks: 144, max: 2btc }] }'
const BROKEN = ['block:rule.rolling-limit']
// It is out of the window; without keys that state what is mined, nobody can show that it is no longer to come.
const PENDING = ['warn:rule.rolling-limit']

/** Of another coin than {@link NEXT}, so that both can be mined. */
const earlier = (amount = BTC) =>
  reviewed({
    deposits: [{ index: 8, value: 20n * BTC }],
    payments: [paymentOf(amount - 10_000n, 3)],
    height: 800_000,
  })
const NEXT = reviewed({ payments: [paymentOf(BTC - 10_000n)] })
const signedAt = (time: number, proposal = earlier()) => ({
  history: historyOf([time, signedEvent(proposal, 0, 900_000)]),
})

test('it needs a history', () => {
  expect(verdicts(DAY, NEXT)).toEqual(['block:rule.evidence-missing'])
})

test('a log that nobody has signed for only counts against it: what lacks there may have been left out', () => {
  const missing = 'block:rule.evidence-missing'
  const told = (amount: bigint) =>
    verdicts(DAY, NEXT, { history: claimsOf([NOW - HOUR, signedEvent(earlier(amount))]) })
  expect(told(BTC)).toEqual([missing])
  expect(told(BTC + 1n)).toEqual([missing, ...BROKEN])
})

describe('what somebody has put into a log', () => {
  const much = earlier(5n * BTC)
  const real = () => {
    const history = new RunningHistory()
    history.join(historyOf([NOW - HOUR, signedEvent(much, 0, 900_000)]))
    return history
  }

  test('does not make a signature that was made smaller, older or deeper in the chain', () => {
    const event = signedEvent(much, 0, 1) as Extract<LogEvent, { event: 'signed' }>
    for (const lie of [
      event,
      { ...event, payments: [] },
      { ...event, payments: [], fee: '0' },
      { ...event, coins: (signedEvent(NEXT) as typeof event).coins, payments: [] },
    ]) {
      for (const time of [NOW - 400 * 24 * HOUR, NOW - 1]) {
        const history = real()
        history.join(claimsOf([time, lie]))
        expect(verdicts(DAY, NEXT, { history, height: 900_100 })).toEqual(BROKEN)
        expect(verdicts(BLOCKS, NEXT, { history, height: 900_100 })).toEqual(BROKEN)
      }
    }
  })
})

describe('by the clock', () => {
  test('a payment that is split over proposals is counted whole (L1)', () => {
    expect(verdicts(DAY, NEXT, signedAt(NOW - HOUR))).toEqual([])
    expect(verdicts(DAY, NEXT, signedAt(NOW - HOUR, earlier(BTC + 1n)))).toEqual(BROKEN)
  })

  test('what was signed exactly a day ago has left the window', () => {
    const much = earlier(5n * BTC)
    expect(verdicts(DAY, NEXT, signedAt(NOW - 24 * HOUR, much))).toEqual(PENDING)
    expect(verdicts(DAY, NEXT, signedAt(NOW - 24 * HOUR + 1, much))).toEqual(BROKEN)
  })

  test('what another cosigner signs later counts from then on (L1)', () => {
    const much = earlier(5n * BTC)
    const first = [NOW - 30 * HOUR, signedEvent(much)] as const
    const second = [NOW - HOUR, signedEvent(much, 1)] as const
    for (const events of [[first, second], [second, first], [second]])
      expect(verdicts(DAY, NEXT, { history: historyOf(...events) })).toEqual(BROKEN)
    expect(verdicts(DAY, NEXT, { history: historyOf(first) })).toEqual(PENDING)
  })

  test('days and hours add up', () => {
    const rule = 'rolling-limit: { windows: [{ days: 1, hours: 1, max: 2btc }] }'
    expect(verdicts(rule, NEXT, signedAt(NOW - 25 * HOUR + 1, earlier(5n * BTC)))).toEqual(BROKEN)
  })

  test('a clock behind the last entry counts nothing (L2)', () => {
    const ahead = (time: number, more = '') =>
      verdicts(DAY, NEXT, signedAt(NOW + time, earlier(10_500n)), more)
    expect(ahead(600_001)).toEqual(BROKEN)
    // Clocks of offline machines differ: by ten minutes, or by what the policy says.
    expect([ahead(1), ahead(600_000)]).toEqual([['warn:log.clock-ahead'], ['warn:log.clock-ahead']])
    expect(ahead(60_000, 'clock-tolerance-minutes: 0')).toEqual(BROKEN)
    expect(ahead(3_600_000, 'clock-tolerance-minutes: 60')).toEqual(['warn:log.clock-ahead'])
    const [told] = findings(DAY, NEXT, signedAt(NOW + 180_000, earlier(10_500n)))
    const times = { theirs: '2026-11-25T03:03:00.000Z', ours: '2026-11-25T03:00:00.000Z' }
    expect(told?.args).toEqual({ log: 'ab'.repeat(16), entry: 1, ...times })
  })
})

describe('by height', () => {
  test('it needs the height', () => {
    expect(verdicts(BLOCKS, NEXT, { history: NO_HISTORY })).toEqual(['block:rule.evidence-missing'])
  })

  test('what was signed 144 blocks ago has left the window', () => {
    const evidence = signedAt(NOW - 24 * HOUR, earlier(5n * BTC))
    expect(verdicts(BLOCKS, NEXT, { ...evidence, height: 900_144 })).toEqual(PENDING)
    expect(verdicts(BLOCKS, NEXT, { ...evidence, height: 900_143 })).toEqual(BROKEN)
  })

  test('and not before the time that so many blocks take (L37)', () => {
    const evidence = signedAt(NOW - 24 * HOUR + 1, earlier(5n * BTC))
    expect(verdicts(BLOCKS, NEXT, { ...evidence, height: 900_144 })).toEqual(BROKEN)
  })

  test('what was signed at no known height counts, whatever its lock time says (L2)', () => {
    const history = historyOf([NOW - HOUR, signedEvent(earlier(5n * BTC))])
    expect(verdicts(BLOCKS, NEXT, { history, height: 900_144 })).toEqual(BROKEN)
  })

  test('a height below one that was seen is refused (L2)', () => {
    const evidence = signedAt(NOW - HOUR, earlier(10_500n))
    expect(verdicts(BLOCKS, NEXT, { ...evidence, height: 899_999 })).toEqual(BROKEN)
  })
})

test('what spends the same coin counts once: only one of the two can be mined', () => {
  const dearer = reviewed({ payments: [paymentOf(2n * BTC - 10_000n, 4)] })
  expect(verdicts(DAY, NEXT, signedAt(NOW - HOUR, dearer))).toEqual([])
})

test('each window is judged, and each needs one span', () => {
  const both = 'rolling-limit: { windows: [{ hours: 24, max: 2btc }, { days: 7, max: 3btc }] }'
  expect(verdicts(both, NEXT, signedAt(NOW - 48 * HOUR, earlier(2n * BTC + 1n)))).toEqual([
    ...PENDING,
    ...BROKEN,
  ])
  for (const wrong of ['{ max: 1btc }', '{ hours: 1, blocks: 6, max: 1btc }'])
    expect(() => verdicts(`rolling-limit: { windows: [${wrong}] }`, NEXT)).toThrowCode('policy.malformed')
})

import { describe, expect, test } from 'vitest'
import {
  BTC,
  HOUR,
  historyOf,
  NO_HISTORY,
  NOW,
  paymentOf,
  paymentTo,
  reviewed,
  signedEvent,
  VAULT,
  verdicts,
} from '../../support/policies.js'
import { vaultOf } from '../../support/rehearsal.js'

const RULE = 'address-reuse:'
const STRICT = 'address-reuse: { payments: yes }'
const BROKEN = ['block:rule.address-reuse']
const none = { history: NO_HISTORY }

describe('what comes back', () => {
  test('may not go where a coin comes from', () => {
    const deposits = [{ branch: 1, index: 4, value: 10n * BTC }] as const
    expect(verdicts(RULE, reviewed({ deposits, changeIndex: 5 }), none)).toEqual([])
    expect(verdicts(RULE, reviewed({ deposits, changeIndex: 4 }), none)).toEqual(BROKEN)
  })

  test('may not go to one address twice', () => {
    const twice = reviewed({ payments: [paymentTo(VAULT, 1, 0, BTC)], changeIndex: 0 })
    expect(verdicts(RULE, twice, none)).toEqual([...BROKEN, ...BROKEN])
  })

  test('may not go to where change has gone, unless that stands in its place', () => {
    const earlier = reviewed({ deposits: [{ index: 9, value: 5n * BTC }], changeIndex: 3 })
    const history = historyOf([NOW - HOUR, signedEvent(earlier)])
    expect(verdicts(RULE, reviewed({ changeIndex: 3 }), { history })).toEqual(BROKEN)
    expect(verdicts(RULE, reviewed({ changeIndex: 4 }), { history })).toEqual([])
    expect(verdicts(RULE, earlier, { history })).toEqual([])
  })

  test('may not go to where the logs know a payment', () => {
    const other = vaultOf({ required: 3, of: 5 })
    const paid = reviewed({ vault: other, payments: [paymentTo(VAULT, 1, 7, BTC)] })
    const history = historyOf([NOW - HOUR, signedEvent(paid)])
    expect(verdicts(RULE, reviewed({ changeIndex: 7 }), { history })).toEqual(BROKEN)
    expect(verdicts(RULE, reviewed({ changeIndex: 8 }), { history })).toEqual([])
  })
})

describe('payments', () => {
  const history = historyOf([
    NOW - HOUR,
    signedEvent(reviewed({ deposits: [{ index: 9, value: 5n * BTC }], changeIndex: 3 })),
  ])

  test('go anywhere, unless it is asked for', () => {
    expect(verdicts(RULE, reviewed(), { history })).toEqual([])
    expect(verdicts(STRICT, reviewed(), { history })).toEqual(BROKEN)
    expect(verdicts(STRICT, reviewed({ payments: [paymentOf(BTC, 1)] }), { history })).toEqual([])
  })

  test('twice to one address in one proposal', () => {
    const twice = reviewed({ payments: [paymentOf(BTC, 1), paymentOf(BTC, 1)] })
    expect(verdicts(STRICT, twice, none)).toEqual([...BROKEN, ...BROKEN])
  })

  test('of what spends the same coins are not counted: it is this proposal, or stands in its place', () => {
    const dearer = reviewed({ fee: 30_000n })
    const before = historyOf([NOW - HOUR, signedEvent(reviewed())])
    expect(verdicts(STRICT, dearer, { history: before })).toEqual([])
  })
})

test('it needs a history', () => {
  expect(verdicts(RULE, reviewed())).toEqual(['block:rule.evidence-missing'])
})

import { describe, expect, it } from 'vitest'
import { contradictions } from '../../src/log/contradictions.js'
import type { LogEvent } from '../../src/log/events.js'
import { combined, created, entriesOf, proposed, signed } from './support.js'

const KEY = '0a0a0a0a'
const codes = (...logs: readonly (readonly LogEvent[])[]) =>
  contradictions(logs.flatMap((events, log) => entriesOf(events, log + 1))).map(
    ({ severity, code }) => `${severity}:${code}`,
  )

describe('logs contradict each other', () => {
  it('nowhere, in an honest ceremony', () => {
    expect(codes([created(KEY), signed()], [proposed(), combined({}, KEY)])).toEqual([])
  })

  it('where a signature was seen that its own machine says nothing of', () => {
    const missing = ['block:log.signature-missing']
    expect(codes([created(KEY)], [combined({}, KEY)])).toEqual(missing)
    expect(codes([signed({ tx: 2, coins: { 2: 1 } })], [combined({}, KEY), combined({}, KEY)])).toEqual(
      missing,
    )
    expect(codes([created(KEY), combined({}, KEY)])).toEqual(missing)
  })

  it('not where the machine with the key is not among them', () => {
    expect(codes([created('0b0b0b0b')], [combined({}, KEY)])).toEqual([])
  })

  it('not where one of two machines with a key has it', () => {
    expect(codes([created(KEY)], [created(KEY), signed()], [combined({}, KEY)])).toEqual([])
  })

  it('where a coin has two amounts', () => {
    const again = signed({ coins: { 1: 100_001 } })
    expect(codes([signed()], [again])).toEqual(['block:log.amount-changed'])
    expect(codes([signed(), signed()])).toEqual([])
  })

  it('where the same coins are spent twice, once for each pair', () => {
    const two = { 1: 1, 2: 2 }
    const events = [proposed({ coins: two }), signed({ coins: two }), signed({ tx: 2, coins: two })]
    expect(codes(events)).toEqual(['warn:log.coins-twice'])
    expect(codes(events.slice(0, 2))).toEqual([])
  })
})

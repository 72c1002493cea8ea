import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { entryHash, formatEntry, isEvent, parseEntry } from '../../src/log/entry.js'
import { EVENTS } from '../../src/log/events.js'
import { combined, created, hex32, linesOf, proposed, signed } from './support.js'

const [line] = linesOf([signed()]) as [string]
const edited = (change: object) =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries({ ...JSON.parse(line), ...change })
        .filter(([, value]) => value !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  )

describe('an entry', () => {
  it.each([signed(), proposed(), combined({}, '0a0a0a0a'), created('0b0b0b0b')])(
    'of $event is read as it was written',
    event => {
      const [text] = linesOf([event]) as [string]
      const entry = parseEntry(text)
      expect(entry).toMatchObject(event)
      expect(isEvent(entry, event.event)).toBe(true)
      const { event: _, ringi, ...rest } = entry
      expect(ringi).toBe(1)
      expect(formatEntry(rest as never, event)).toBe(text)
    },
  )

  it('has the tagged hash of BIP 340', () => {
    const tag = createHash('sha256').update('ringi/log').digest()
    const expected = createHash('sha256').update(tag).update(tag).update(line).digest('hex')
    expect(entryHash(line)).toBe(expected)
    expect(entryHash(new TextEncoder().encode(line))).toBe(expected)
  })

  it('has fields that no event gives another meaning', () => {
    const head = Object.keys(parseEntry(linesOf([created('0b0b0b0b')])[0] as string)).filter(
      name => !Object.hasOwn(EVENTS['key.created'], name),
    )
    expect(head.sort()).toEqual(['actor', 'event', 'log', 'previous', 'ringi', 'seq', 'time'])
    for (const fields of Object.values(EVENTS))
      expect(Object.keys(fields).filter(name => head.includes(name))).toEqual([])
  })

  it('of an event that is not known is kept', () => {
    const entry = parseEntry(edited({ event: 'tea.made', cups: 3 }))
    expect(entry).toMatchObject({ event: 'tea.made', cups: 3 })
  })

  it.each([
    ['no JSON', 'x'],
    ['a list', '[]'],
    ['null', 'null'],
    ['another version of nothing', edited({ ringi: 'one' })],
    ['no version', edited({ ringi: undefined })],
    ['no time', edited({ time: undefined })],
    ['a time without milliseconds', edited({ time: '2026-01-05T09:00:00Z' })],
    ['a day that there is not', edited({ time: '2026-02-29T09:00:00.000Z' })],
    ['a number below zero', edited({ seq: -1 })],
    ['half a number', edited({ seq: 1.5 })],
    ['a log in capitals', edited({ log: 'A'.repeat(32) })],
    ['a hash that is short', edited({ previous: 'ab' })],
    ['a member more', edited({ more: 1 })],
    ['a member less', edited({ fee: undefined })],
    ['a fee that is a number', edited({ fee: 5 })],
    ['a fee below zero', edited({ fee: '-5' })],
    ['a fee with a zero before it', edited({ fee: '05' })],
    ['a fee above all there is', edited({ fee: '10512000000000001' })],
    ['a coin that is none', edited({ coins: [{ outpoint: `${hex32(1)}:00`, value: '1' }] })],
    ['a coin with more to it', edited({ coins: [{ outpoint: `${hex32(1)}:0`, value: '1', x: 1 }] })],
    ['coins that are no list', edited({ coins: {} })],
    ['white space', line.replace(':', ': ')],
  ])('is refused with %s', (_, text) => {
    expect(() => parseEntry(text)).toThrowCode('log.malformed')
  })

  it.each([0, 2, 99])('of version %i is refused as such', ringi => {
    expect(() => parseEntry(edited({ ringi }))).toThrowCode('log.version')
  })

  it.each(['constructor', 'toString', '__proto__'])('of an event called %s is no known one', event => {
    expect(parseEntry(edited({ event })).event).toBe(event)
  })
})

import { expect, test } from 'vitest'
import { formatEntry, parseEntry } from '../../src/log/entry.js'
import { firstOf, Sightings } from '../../src/log/sightings.js'
import { NOBODY } from '../../src/log/worth.js'
import { historyOf, NOW, proposedEvent, reviewed, signedEvent } from '../support/policies.js'
import { hex32 } from './support.js'

const PROPOSAL = reviewed()
const { txid } = PROPOSAL.facts

test('every event that names a transaction is a sight of it, whatever their order', () => {
  const events = [
    [NOW + 5, proposedEvent(PROPOSAL), 'akira'],
    [NOW + 3, signedEvent(PROPOSAL), 'hanako'],
    [NOW + 9, proposedEvent(PROPOSAL), 'yuki'],
  ] as const
  for (const all of [events, events.toReversed()]) {
    const sights = historyOf(...all).sightings.of(txid)
    expect(firstOf(sights)).toBe(NOW + 3)
    expect(sights.flatMap(({ proposers }) => proposers).sort()).toEqual(['akira', 'yuki'])
  }
})

test('of an event that nobody knows, nothing is concluded', () => {
  const line = `{"actor":"akira","event":"imagined","log":"${'ab'.repeat(16)}","previous":"${'00'.repeat(32)}","ringi":1,"seq":1,"time":"2026-11-22T00:00:00.000Z","txid":"${txid}"}`
  const sightings = new Sightings()
  sightings.add(parseEntry(line), NOW, NOBODY)
  expect(sightings.of(txid)).toEqual([])
})

test('a seal covers what came before it, and nothing after', () => {
  const sightings = new Sightings()
  const own = { by: 'home', since: undefined } as const
  const note = (time: number) => sightings.note({ txid, time, worth: own, proposers: [] })
  note(1)
  sightings.note({ txid, time: 2, worth: NOBODY, proposers: [] })
  sightings.seal(5)
  note(6)
  sightings.seal(9)
  note(10)
  const worths = [{ by: 'home', since: 5 }, NOBODY, { by: 'home', since: 9 }, own]
  expect(sightings.of(txid).map(({ worth }) => worth)).toEqual(worths)
})

test('an entry of 0.1.0 that tells of a first review is still one, and a new one says what it moves', () => {
  const place = {
    seq: 1,
    log: hex32(1).slice(32),
    previous: '0'.repeat(64),
    actor: 'a',
    time: '2026-01-05T09:00:00.000Z',
  }
  const vault = { name: 'treasury', digest: hex32(7) }
  const old = { event: 'reviewed', vault, proposal: hex32(1), txid: hex32(2) } as const
  expect(parseEntry(formatEntry(place, old))).toMatchObject(old)
  const full = { ...old, coins: [], payments: [], proposer: 'akira' }
  expect(parseEntry(formatEntry(place, full))).toMatchObject(full)
  expect(() => parseEntry(formatEntry(place, { ...full, memo: 'x' } as typeof full))).toThrowCode(
    'log.malformed',
  )
})

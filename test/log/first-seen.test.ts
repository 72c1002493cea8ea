import { expect, test } from 'vitest'
import { parseEntry } from '../../src/log/entry.js'
import { FirstSeen } from '../../src/log/first-seen.js'
import { historyOf, NOW, proposedEvent, reviewed, signedEvent } from '../support/policies.js'

const PROPOSAL = reviewed()
const DIGEST = PROPOSAL.facts.digest.hex

test('the first of all events that name a proposal counts, whatever their order', () => {
  const events = [
    [NOW + 5, proposedEvent(PROPOSAL), 'akira'],
    [NOW + 3, signedEvent(PROPOSAL), 'hanako'],
    [NOW + 9, proposedEvent(PROPOSAL), 'yuki'],
  ] as const
  for (const all of [events, events.toReversed()]) {
    const { seen, proposers } = historyOf(...all).sightings
    expect([...seen]).toEqual([[DIGEST, NOW + 3]])
    expect([...(proposers.get(DIGEST) ?? [])].sort()).toEqual(['akira', 'yuki'])
  }
})

test('of an event that nobody knows, nothing is concluded', () => {
  const line = `{"actor":"akira","event":"imagined","log":"${'ab'.repeat(16)}","previous":"${'00'.repeat(32)}","proposal":"${DIGEST}","ringi":1,"seq":1,"time":"2026-11-22T00:00:00.000Z"}`
  const firstSeen = new FirstSeen()
  firstSeen.add(parseEntry(line), NOW)
  expect([firstSeen.seen.size, firstSeen.proposers.size]).toEqual([0, 0])
})

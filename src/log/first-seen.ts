import { type Entry, tellsOf } from './entry.js'
import { EVENTS } from './events.js'

/** When each proposal was first known of, and who proposed it, gathered from entries in any order. */
export class FirstSeen {
  /** Unix milliseconds by the proposal's digest. */
  readonly seen = new Map<string, number>()
  /** The actors of `proposed` by the proposal's digest. */
  readonly proposers = new Map<string, Set<string>>()

  /** Takes an entry; `time` is its time in Unix milliseconds. */
  add(entry: Entry, time: number): void {
    const { proposal } = entry
    // Of an event that Ringi does not know, nothing is concluded.
    if (!Object.hasOwn(EVENTS, entry.event) || typeof proposal !== 'string') return
    this.seen.set(proposal, Math.min(this.seen.get(proposal) ?? time, time))
    if (!tellsOf(entry, 'proposed')) return
    const proposers = this.proposers.get(proposal) ?? new Set()
    this.proposers.set(proposal, proposers.add(entry.actor))
  }
}

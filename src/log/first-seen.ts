import { type Entry, tellsOf } from './entry.js'
import { EVENTS } from './events.js'

/** When each proposal was first known of, and who proposed it. */
export interface Sightings {
  /** Unix milliseconds by the proposal's digest in hex: by any event that names it. */
  readonly seen: ReadonlyMap<string, number>
  /** Whoever logs call the actor of `proposed`, by the proposal's digest in hex. */
  readonly proposers: ReadonlyMap<string, ReadonlySet<string>>
}

/** Sightings of proposals, gathered from entries in any order. */
export class FirstSeen implements Sightings {
  readonly seen = new Map<string, number>()
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

  /** Adds what was gathered elsewhere. */
  join({ seen, proposers }: Sightings): void {
    for (const [proposal, time] of seen)
      this.seen.set(proposal, Math.min(this.seen.get(proposal) ?? time, time))
    for (const [proposal, names] of proposers)
      this.proposers.set(proposal, new Set([...(this.proposers.get(proposal) ?? []), ...names]))
  }
}

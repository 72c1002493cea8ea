import { type Entry, tellsOf } from './entry.js'
import { EVENTS } from './events.js'

/** What {@link FirstSeen} gathers. */
interface Gathered {
  readonly seen: ReadonlyMap<string, number>
  readonly proposers: ReadonlyMap<string, ReadonlySet<string>>
}

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

  /** Adds what was gathered elsewhere. */
  join({ seen, proposers }: Gathered): void {
    for (const [proposal, time] of seen)
      this.seen.set(proposal, Math.min(this.seen.get(proposal) ?? time, time))
    for (const [proposal, names] of proposers)
      this.proposers.set(proposal, new Set([...(this.proposers.get(proposal) ?? []), ...names]))
  }
}

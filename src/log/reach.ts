import { type Entry, type EntryOf, isEvent } from './entry.js'
import type { VaultIdentities } from './vault-identities.js'

/** What an entry says of how far a clock, or the chain, had come when it was written. */
export interface Mark {
  readonly log: string
  /** The entry's number in its log. */
  readonly entry: number
  /** The entry's time, Unix milliseconds. */
  readonly time: number
  /** The time again, or the height. */
  readonly value: number
}

/** An entry that says what others should have said, as a log tells it: nobody has verified its signatures yet. */
export type LoggedCorrection = EntryOf<'corrected'>

/**
 * How far clocks and chain have come, as logs tell it: what speaks against a clock or a height that is behind. Kept are
 * only the entries that could be the furthest one, whatever is corrected: those that no later entry of their log exceeds.
 */
export class Reach {
  readonly #times = new Map<string, readonly Mark[]>()
  /** By vault, then by log: heights that one vault's cosigners have corrected still hold for another. */
  readonly #heights = new Map<string, Map<string, readonly Mark[]>>()
  readonly #corrections = new Map<string, LoggedCorrection>()

  /** The furthest times of each log. */
  get times(): readonly Mark[] {
    return [...this.#times.values()].flat()
  }

  get corrections(): readonly LoggedCorrection[] {
    return [...this.#corrections.values()]
  }

  /** The highest heights of each log, as they were told when something was signed for a vault, under any of its digests. */
  heights(vault: string, vaults: VaultIdentities): readonly Mark[] {
    return [...this.#heights].flatMap(([named, logs]) =>
      vaults.areOne(named, vault) ? [...logs.values()].flat() : [],
    )
  }

  /** Takes an entry; `time` is its time in Unix milliseconds. */
  add(entry: Entry, time: number): void {
    const at = { log: entry.log, entry: entry.seq, time }
    this.pass({ ...at, value: time })
    if (isEvent(entry, 'signed') || isEvent(entry, 'consented'))
      if (entry.height !== null) this.climb(entry.vault.digest, { ...at, value: entry.height })
    if (isEvent(entry, 'corrected')) this.correct(entry)
  }

  /** The clock has been as far as this. */
  pass(mark: Mark): void {
    keepFurthest(this.#times, mark)
  }

  /** The chain has been as high as this, by what was signed for a vault. */
  climb(vault: string, mark: Mark): void {
    const logs = this.#heights.get(vault) ?? new Map<string, readonly Mark[]>()
    this.#heights.set(vault, logs)
    keepFurthest(logs, mark)
  }

  correct(entry: LoggedCorrection): void {
    this.#corrections.set(`${entry.log} ${entry.seq}`, entry)
  }

  /** Adds what was gathered elsewhere. */
  join(other: Reach): void {
    for (const mark of other.times) this.pass(mark)
    for (const [vault, logs] of other.#heights)
      for (const mark of [...logs.values()].flat()) this.climb(vault, mark)
    for (const correction of other.corrections) this.correct(correction)
  }
}

function keepFurthest(logs: Map<string, readonly Mark[]>, mark: Mark): void {
  const known = logs.get(mark.log) ?? []
  if (known.some(one => exceeds(one, mark))) return
  logs.set(mark.log, [...known.filter(one => !exceeds(mark, one)), mark])
}

// Whatever takes a later entry back takes back all before it.
function exceeds(one: Mark, other: Mark): boolean {
  return one.entry >= other.entry && one.value >= other.value
}

import { type Entry, type EntryOf, entryHash, isEvent } from './entry.js'
import type { EventFields } from './events.js'
import type { LogLine } from './timeline.js'
import type { Worth } from './worth.js'

/** That a log goes on from another one, up to an entry of that. */
export interface Succession {
  readonly log: string
  /** The entry's number. */
  readonly seq: number
  /** The entry's hash. */
  readonly hash: string
  /** Whether what was signed by that log up to there is in this one. */
  readonly isCounted: boolean
  /** What the entry that says so is worth. */
  readonly worth: Worth
}

/** The logs of replaced machines that logs say they go on from. */
export class Successions {
  readonly #all: Succession[] = []

  get all(): readonly Succession[] {
    return this.#all
  }

  /** Takes an entry. */
  add(entry: Entry, worth: Worth): void {
    if (!isEvent(entry, 'succeeds')) return
    const { log, entry: seq, head } = entry.succeeds
    this.#all.push({ log, seq, hash: head, isCounted: entry.signed !== undefined, worth })
  }

  /** Adds what was gathered elsewhere. */
  join({ all }: Successions): void {
    this.#all.push(...all)
  }
}

/** Whether one of these goes on from a log as far as this entry of it. */
export function reaches(
  successions: readonly Succession[],
  { log, seq, hash }: Pick<Succession, 'log' | 'seq' | 'hash'>,
): boolean {
  return successions.some(one => one.log === log && (one.seq > seq || (one.seq === seq && one.hash === hash)))
}

/** As much of another log as one entry holds: its line, in which quotation marks are escaped once more, stays readable. */
const MOST_CHARACTERS = 1_000_000

/**
 * The entries by which a log goes on from another one, whose `lines` behind what is counted already are given: in parts,
 * each up to an entry of its own. What that log goes on from itself comes first.
 */
export function successionOf(lines: readonly LogLine[]): EventFields<'succeeds'>[] {
  const inherited = lines.flatMap(({ entry }) => (isEvent(entry, 'succeeds') ? [fieldsOf(entry)] : []))
  const parts: EventFields<'succeeds'>[] = []
  let signed: string[] = []
  let characters = 0
  for (const [at, { entry, line }] of lines.entries()) {
    if (isInherited(entry)) {
      signed.push(line)
      characters += line.length
    }
    if (at < lines.length - 1 && characters < MOST_CHARACTERS) continue
    parts.push({ succeeds: { log: entry.log, entry: entry.seq, head: entryHash(line) }, signed })
    signed = []
    characters = 0
  }
  return [...inherited, ...parts]
}

function fieldsOf({ succeeds, signed }: EntryOf<'succeeds'>): EventFields<'succeeds'> {
  return { succeeds, ...(signed === undefined ? {} : { signed }) }
}

/** Whether what an entry of a log tells of goes on to count in the one that goes on from it. */
export function isInherited(entry: Entry): boolean {
  return (
    isEvent(entry, 'signed') ||
    isEvent(entry, 'consented') ||
    isEvent(entry, 'vault.registered') ||
    isEvent(entry, 'vault.superseded')
  )
}

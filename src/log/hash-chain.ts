import { RingiError } from '../base/error.js'
import { type Entry, entryHash, isEvent, parseEntry } from './entry.js'
import type { EventFields } from './events.js'

/** What the first entry of a log follows. */
export const NOTHING_BEFORE = '0'.repeat(64)

/** The last entry of a log, which by its hash stands for all before it. */
export interface LogHead {
  readonly log: string
  readonly seq: number
  /** The entry's hash, 64 hex digits. */
  readonly hash: string
  readonly time: string
}

/** The hashes of a log, verified one line after the other. */
export class HashChain {
  #head: LogHead | undefined

  /** Begins behind `head`, where all up to it has been verified by other means, else with the first entry. */
  constructor(head?: LogHead) {
    this.#head = head
  }

  /** The last entry so far; undefined before the first. */
  get head(): LogHead | undefined {
    return this.#head
  }

  /**
   * Takes the next line, without its newline, and gives its entry. `number` is the line's, for the errors: where one log
   * is a file of its own, that of the entry. Throws `log.tampered` where it is not the entry that belongs here,
   * `log.malformed` or `log.version` where it is none.
   */
  take(line: string, number = (this.#head?.seq ?? 0) + 1): Entry {
    const entry = parseEntry(line)
    this.follow(entry, line, number)
    return entry
  }

  /** Takes the next entry, which was read from `line`. Throws `log.tampered`. */
  follow(entry: Entry, line: string, number: number): void {
    const before = this.#head
    const { seq, log, time } = entry
    const expected = (before?.seq ?? 0) + 1
    if (seq !== expected) throw new RingiError('log.tampered', { why: 'number', line: number, expected })
    if (entry.previous !== (before?.hash ?? NOTHING_BEFORE)) throw broken(number, 'previous')
    if (before !== undefined && log !== before.log) throw broken(number, 'other-log')
    if (before !== undefined && !isLater(entry, before)) throw broken(number, 'not-later')
    this.#head = { log, seq, hash: entryHash(line), time }
  }
}

// Text of this form sorts as the time does. What takes back the time of the entry before goes on from what that should be.
function isLater(entry: Entry, before: LogHead): boolean {
  if (entry.time > before.time) return true
  return isEvent(entry, 'corrected') && takesBack(entry, before) && entry.time > entry.value
}

/** Whether a correction says that a log's last entry was written earlier than it says: the next one may follow that. */
export function takesBack({ corrects, field }: EventFields<'corrected'>, head: LogHead): boolean {
  return field === 'time' && corrects.log === head.log && corrects.hash === head.hash
}

function broken(line: number, why: 'previous' | 'other-log' | 'not-later'): RingiError {
  return new RingiError('log.tampered', { why, line })
}

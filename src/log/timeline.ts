import { RingiError } from '../bitcoin/error.js'
import { Chain, type LogHead } from './chain.js'
import { type Entry, parseEntry } from './entry.js'

/** An entry with the line that it was read from. */
export interface Line {
  readonly entry: Entry
  readonly line: string
}

/**
 * The lines of a file of entries, verified one after the other: of one log, or of several that were merged into one
 * timeline. Every log is a chain of its own; all entries together are in the order of {@link compareLines}.
 */
export class Timeline {
  readonly #chains = new Map<string, Chain>()
  #last: Line | undefined
  #count = 0

  /**
   * Takes the next line, without its newline. Throws `log.tampered` where it is not the one that belongs here,
   * `log.version`, and `log.malformed` where not even the first line is an entry.
   */
  take(line: string): Entry {
    const number = ++this.#count
    const entry = entryIn(line, number)
    const taken = { entry, line }
    const chain = this.#chains.get(entry.log) ?? new Chain()
    chain.follow(entry, line, number)
    this.#chains.set(entry.log, chain)
    if (this.#last !== undefined && compareLines(this.#last, taken) >= 0) {
      throw new RingiError('log.tampered', `The entry in line ${number} is earlier than the one before it.`, {
        details: { line: number },
      })
    }
    this.#last = taken
    return entry
  }

  /** The last entry of every log, in the order in which the logs begin. */
  get heads(): LogHead[] {
    return [...this.#chains.values()].flatMap(({ head }) => head ?? [])
  }
}

/** The order of a timeline: by time, and at the same time by the logs' names for themselves. */
export function compareLines({ entry: a }: Line, { entry: b }: Line): number {
  const [first, second] = [`${a.time} ${a.log}`, `${b.time} ${b.log}`]
  return first < second ? -1 : first > second ? 1 : 0
}

// A file whose first line is an entry is a log: what follows was one too, before somebody changed it.
function entryIn(line: string, number: number): Entry {
  try {
    return parseEntry(line)
  } catch (cause) {
    if (!(cause instanceof RingiError)) throw cause
    const code = cause.code === 'log.malformed' && number > 1 ? 'log.tampered' : cause.code
    throw new RingiError(code, `Line ${number}: ${cause.message}`, {
      hint: cause.hint,
      details: { line: number },
      cause,
    })
  }
}

import { RingiError, within } from '../base/error.js'
import { messageOf } from '../base/message.js'
import { type Entry, parseEntry } from './entry.js'
import { HashChain, type LogHead } from './hash-chain.js'

/** An entry with the line that it was read from. */
export interface LogLine {
  readonly entry: Entry
  readonly line: string
}

/**
 * The lines of a file of entries, verified one after the other: of one log, or of several that were merged into one
 * timeline. Every log is a chain of its own; all entries together are in the order of {@link comparePlaces}.
 */
export class Timeline {
  readonly #logs = new Map<string, { readonly chain: HashChain; readonly order: LogOrder }>()
  #last: LinePlace | undefined
  #count = 0

  /**
   * Takes the next line, without its newline. Throws `log.tampered` where it is not the one that belongs here,
   * `log.version`, and `log.malformed` where not even the first line is an entry.
   */
  take(line: string): Entry {
    const number = ++this.#count
    const entry = entryIn(line, number)
    const { chain, order } = this.#logs.get(entry.log) ?? { chain: new HashChain(), order: new LogOrder() }
    chain.follow(entry, line, number)
    this.#logs.set(entry.log, { chain, order })
    const place = order.place(entry)
    if (this.#last !== undefined && comparePlaces(this.#last, place) >= 0) {
      throw new RingiError('log.tampered', { why: 'earlier', line: number })
    }
    this.#last = place
    return entry
  }

  /** The last entry of every log, in the order in which the logs begin. */
  get heads(): LogHead[] {
    return [...this.#logs.values()].flatMap(({ chain: { head } }) => head ?? [])
  }
}

/** Where a line stands in a timeline. */
interface LinePlace {
  /** The latest time of its log so far: that of the entry, unless the clock was set right before it. */
  readonly time: string
  readonly log: string
  readonly seq: number
}

/** Places the lines of one log, one after the other. */
export class LogOrder {
  #latest = ''

  place({ time, log, seq }: Entry): LinePlace {
    if (time > this.#latest) this.#latest = time
    return { time: this.#latest, log, seq }
  }
}

/** The order of a timeline: by time, at the same time by the logs' names for themselves, in a log by its own. */
export function comparePlaces(a: LinePlace, b: LinePlace): number {
  const [first, second] = [`${a.time} ${a.log}`, `${b.time} ${b.log}`]
  return first < second ? -1 : first > second ? 1 : a.seq - b.seq
}

// A file whose first line is an entry is a log: what follows was one too, before somebody changed it.
function entryIn(line: string, number: number): Entry {
  try {
    return parseEntry(line)
  } catch (cause) {
    if (!(cause instanceof RingiError)) throw cause
    const line = { line: number }
    if (cause.code !== 'log.malformed' || number === 1) throw within(cause, line)
    const problem = messageOf(cause)
    throw new RingiError('log.tampered', { why: 'malformed', problem }, { cause, within: [line] })
  }
}

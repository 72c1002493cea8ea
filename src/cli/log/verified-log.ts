import { RingiError } from '../../bitcoin/error.js'
import { Chain, type LogHead } from '../../log/chain.js'
import type { Entry } from '../../log/entry.js'
import { type History, HistoryBuilder } from '../../log/history.js'
import type { Home } from '../../platform/home.js'
import { cutOff, missing, notAnEntry, tooFarAhead } from './refusals.js'

/** What the home has pinned of its log's end, so that a log that was cut off is noticed. */
export interface Pin {
  readonly seq: number
  readonly hash: string
}

/**
 * The log of a home, read and verified: every entry follows the one before, and the last is the one that the home has
 * pinned. It may be one ahead of that, where a process was killed between writing the one and the other.
 */
export class VerifiedLog {
  readonly home: Home
  readonly #take: (entry: Entry, line: string) => void
  readonly #chain = new Chain()
  readonly #history = new HistoryBuilder()
  #bytes = 0
  #rest: Uint8Array = new Uint8Array(0)
  #pin: Pin | undefined
  #signatures = 0

  private constructor(home: Home, take: (entry: Entry, line: string) => void) {
    this.home = home
    this.#take = take
  }

  /**
   * Reads the log of a home from its beginning, and hands on every entry with its line. Throws `log.tampered`,
   * `log.version`, `file.unreadable`.
   */
  static async read(home: Home, take: (entry: Entry, line: string) => void = () => {}): Promise<VerifiedLog> {
    const log = new VerifiedLog(home, take)
    await log.readOn()
    return log
  }

  /** The last entry; undefined where there is none yet. */
  get head(): LogHead | undefined {
    return this.#chain.head
  }

  /** What the entries say was signed. */
  get history(): History {
    return this.#history.history
  }

  /** How many entries tell of a signature. */
  get signatures(): number {
    return this.#signatures
  }

  /** Bytes of all entries. */
  get bytes(): number {
    return this.#bytes
  }

  /** What stands behind the last entry: the beginning of one that a process was killed in, as a rule nothing. */
  get unfinished(): Uint8Array {
    return this.#rest
  }

  /** The pinned end. */
  get pin(): Pin | undefined {
    return this.#pin
  }

  /** Reads what has been added since, and compares with the pinned end. */
  async readOn(): Promise<void> {
    const pin = await readPin(this.home)
    let met = pin === undefined || this.#isAt(pin)
    const read = await this.#readLines(line => {
      this.accept(line)
      met ||= pin !== undefined && this.#isAt(pin)
    })
    this.#rest = read?.rest ?? new Uint8Array(0)
    this.#pin = pin
    if (!met) throw cutOff(this.head, pin as Pin)
    if ((this.head?.seq ?? 0) > (pin?.seq ?? 0) + 1) throw tooFarAhead(pin?.seq ?? 0)
    if (this.head === undefined && (await keepsRecords(this.home))) throw missing(this.home.log.path)
  }

  /** Takes the next line: one that was read, or one that was just added. */
  accept(line: string): void {
    const entry = this.#chain.take(line)
    this.#bytes += Buffer.byteLength(line) + 1
    this.#history.add(entry)
    if (entry.event === 'signed') this.#signatures++
    this.#take(entry, line)
  }

  /** Notes that the last entry is pinned now. */
  pinned(pin: Pin): void {
    this.#pin = pin
    this.#rest = new Uint8Array(0)
  }

  #isAt({ seq, hash }: Pin): boolean {
    return this.head?.seq === seq && this.head.hash === hash
  }

  // What is not an entry was one before somebody changed it.
  async #readLines(take: (line: string) => void) {
    try {
      return await this.home.log.read(take, this.#bytes)
    } catch (cause) {
      const changed = cause instanceof RingiError && ['log.malformed', 'file.malformed'].includes(cause.code)
      throw changed ? notAnEntry((this.head?.seq ?? 0) + 1, cause) : cause
    }
  }
}

async function readPin(home: Home): Promise<Pin | undefined> {
  const text = await home.read('log', 'head')
  return text === undefined ? undefined : JSON.parse(text)
}

// Every key and every vault is logged before it is kept.
async function keepsRecords(home: Home): Promise<boolean> {
  return (await home.names('keys')).length + (await home.names('vaults')).length > 0
}

import { createHash } from 'node:crypto'
import { RingiError } from '../../bitcoin/error.js'
import { Chain, type LogHead } from '../../log/chain.js'
import type { Entry } from '../../log/entry.js'
import { RunningHistory } from '../../log/history.js'
import type { Home } from '../../platform/home.js'
import { type Pin, readPin, writePin } from './pin.js'
import { cutOff, missing, notAnEntry, tooFarAhead } from './refusals.js'

/** Takes an entry and the line that it was read from. */
export type EntryTaker = (entry: Entry, line: string) => void

/**
 * The log of a home, read and verified up to the last entry that the home has pinned. It may have one more, where a
 * process was killed between writing that and pinning it.
 */
export class VerifiedLog {
  readonly home: Home
  /** What the entries say was signed; what is logged later is in it as well. */
  readonly history = new RunningHistory()
  readonly #take: EntryTaker | undefined
  readonly #digest = createHash('sha256')
  #chain = new Chain()
  #pin: Pin | undefined
  #bytes = 0
  #rest: Uint8Array = new Uint8Array(0)

  private constructor(home: Home, take?: EntryTaker) {
    this.home = home
    this.#take = take
  }

  /**
   * Reads the log of a home. What is as it was pinned, to the byte, is not verified again entry by entry, unless `take`
   * wants every entry. Throws `log.tampered`, `log.truncated`, `log.version`, `file.unreadable`.
   */
  static async read(home: Home, take?: EntryTaker): Promise<VerifiedLog> {
    const log = new VerifiedLog(home, take)
    try {
      await log.readOn()
      return log
    } catch (error) {
      // Entry by entry, it is found out which one is wrong.
      if (take === undefined) await VerifiedLog.read(home, () => {})
      throw error
    }
  }

  /** The last entry; undefined where there is none yet. */
  get head(): LogHead | undefined {
    return this.#chain.head
  }

  /** Bytes of all entries. */
  get bytes(): number {
    return this.#bytes
  }

  /** What stands behind the last entry: the beginning of one that a process was killed in, as a rule nothing. */
  get unfinished(): Uint8Array {
    return this.#rest
  }

  /** Whether the last entry is pinned. */
  get isPinned(): boolean {
    return this.#pin?.bytes === this.#bytes || this.head === undefined
  }

  /** Reads what has been added since, and compares with the pin. */
  async readOn(): Promise<void> {
    this.#pin = await readPin(this.home)
    // Another process may be adding entries all the while: what it adds, it pins.
    while (await this.#readLines()) {
      const seq = this.#pinned
      this.#pin = await readPin(this.home)
      if (this.#pinned === seq) throw tooFarAhead(seq)
    }
    if (this.#bytes < (this.#pin?.bytes ?? 0)) throw cutOff(this.head, this.#pin as Pin)
    if (this.head === undefined && (await keepsRecords(this.home))) throw missing(this.home.log.path)
  }

  /** Takes a line that was just added. */
  accept(line: string): void {
    this.#enter(this.#chain.take(line), line)
    this.#count(line)
  }

  /** Pins the last entry, of which there has to be one. The home has to be locked. */
  async pin(): Promise<void> {
    this.#pin = { head: this.head as LogHead, bytes: this.#bytes, digest: this.#digest.copy().digest('hex') }
    await writePin(this.home, this.#pin)
    this.#rest = new Uint8Array(0)
  }

  /** The number of the last entry that is pinned. */
  get #pinned(): number {
    return this.#pin?.head.seq ?? 0
  }

  /** Reads up to the pinned entry and the one behind it, and says whether there are more. */
  async #readLines(): Promise<boolean> {
    let goesOn = false
    try {
      const read = await this.home.log.read(line => {
        goesOn ||= (this.head?.seq ?? 0) > this.#pinned
        if (!goesOn) this.#acceptRead(line)
      }, this.#bytes)
      this.#rest = read?.rest ?? new Uint8Array(0)
      return goesOn
    } catch (cause) {
      // What is not an entry was one before somebody changed it.
      const changed = cause instanceof RingiError && ['log.malformed', 'file.malformed'].includes(cause.code)
      throw changed ? notAnEntry((this.head?.seq ?? 0) + 1, cause) : cause
    }
  }

  #acceptRead(line: string): void {
    const pin = this.#pin
    const isBehind = pin !== undefined && this.#bytes < pin.bytes
    // Nothing is concluded from it before the digest of the whole has turned out to be the pinned one.
    if (isBehind && this.#take === undefined && this.head === undefined) this.#enter(JSON.parse(line), line)
    else this.#enter(this.#chain.take(line), line)
    this.#count(line)
    if (isBehind && this.#bytes >= pin.bytes) this.#meet(pin)
  }

  #meet(pin: Pin): void {
    if (this.#digest.copy().digest('hex') !== pin.digest) throw cutOff(this.head, pin)
    if (this.head === undefined) this.#chain = new Chain(pin.head)
  }

  #count(line: string): void {
    this.#digest.update(line).update('\n')
    this.#bytes += Buffer.byteLength(line) + 1
  }

  #enter(entry: Entry, line: string): void {
    this.history.add(entry)
    this.#take?.(entry, line)
  }
}

// Every key and every vault is logged before it is kept.
async function keepsRecords(home: Home): Promise<boolean> {
  return (await home.names('keys')).length + (await home.names('vaults')).length > 0
}

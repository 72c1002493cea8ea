import { createHash } from 'node:crypto'
import { RingiError } from '../../base/error.js'
import { unixTime } from '../../base/time.js'
import { type Entry, entryHash, parseEntry, parseVerifiedEntry } from '../../log/entry.js'
import { HashChain, type LogHead } from '../../log/hash-chain.js'
import { RunningHistory } from '../../log/history.js'
import { type LoggedRecord, LoggedRecords } from '../../log/logged-records.js'
import { SealedSince } from '../../log/sealed-since.js'
import { earliest } from '../../log/worth.js'
import type { Home } from '../../platform/home.js'
import { type ClaimedSeal, readSeal, readSeals } from '../seal/seal-file.js'
import { disagreeing, disagreementOf } from './agreement.js'
import { type Pin, readPin, writePin } from './pin.js'
import { cutOff, missing, notAnEntry, tooFarAhead, unpinned } from './refusals.js'

/** Takes an entry and the line that it was read from. */
export type EntryTaker = (entry: Entry, line: string) => void

/** How a log is read. */
interface LogReading {
  /** Takes every entry, which is then verified by itself. */
  readonly take?: EntryTaker
  /** Whose seal says since when entries are sealed; unless told, whichever key sealed them first. */
  readonly key?: string
}

/** What the log is at an entry that a seal names. */
export interface SealedPoint {
  readonly log: string
  /** The entry's hash. */
  readonly hash: string
  /** SHA-256 of the file up to it. */
  readonly digest: string
}

/**
 * The log of a home, read and verified up to the last entry that the home has pinned. It may have one more, which the home
 * has announced, where a process was killed between writing that and pinning it; and every record of the home is told of
 * in it, and the other way round.
 */
export class VerifiedLog {
  readonly home: Home
  /** What the entries say was signed; what is logged later is in it as well. */
  readonly history = new RunningHistory()
  readonly #told = new LoggedRecords()
  readonly #reading: LogReading
  /** What seals say of the log; whether it is true, their keys tell. */
  #seals: readonly ClaimedSeal[] | undefined
  /** The numbers of the last entries that they name. */
  #lastSealed: readonly number[] = []
  #hasKeys = false
  #sealedSince: readonly SealedSince[] = []
  readonly #points = new Map<number, SealedPoint>()
  #unsealed: Entry[] = []
  /** The entries' hashes by their numbers, but for that of the last one: the next one names it. */
  readonly #hashes: string[] = []
  /** Whether the key that the log is read for is open: what is added then is sealed at its own time. */
  isOpen = false
  readonly #digest = createHash('sha256')
  /** Lines behind the pinned end, until they are known to have been announced. */
  #ahead: string[] = []
  #chain = new HashChain()
  #pin: Pin | undefined
  #bytes = 0
  #rest: Uint8Array = new Uint8Array(0)

  private constructor(home: Home, reading: LogReading) {
    this.home = home
    this.#reading = reading
  }

  /**
   * Reads the log of a home. What is as it was pinned, to the byte, is not verified again entry by entry, unless `take`
   * wants every entry. Throws `log.tampered`, `log.truncated`, `log.version`, `file.unreadable`.
   */
  static async read(home: Home, reading: LogReading = {}): Promise<VerifiedLog> {
    const log = new VerifiedLog(home, reading)
    try {
      await log.readOn()
      return log
    } catch (error) {
      // Entry by entry, it is found out which one is wrong.
      if (reading.take === undefined) await VerifiedLog.read(home, { ...reading, take: () => {} })
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

  /** The seal of the key that the log is read for, as it lies in the home. */
  get claimedSeal(): ClaimedSeal | undefined {
    return this.#seals?.find(({ seal }) => seal.key === this.#reading.key)
  }

  /** The last entry, of which there has to be one, and SHA-256 of the file up to it. */
  get end(): { readonly head: LogHead; readonly digest: string } {
    return { head: this.head as LogHead, digest: this.#digest.copy().digest('hex') }
  }

  /** Takes a seal of the log as it is now, which was just written. */
  acceptSeal(sealed: ClaimedSeal): void {
    const { log, seq, hash, digest } = sealed.seal
    this.#takeSeals([...(this.#seals ?? []).filter(({ seal }) => seal.key !== sealed.seal.key), sealed])
    this.#points.set(seq, { log, hash, digest })
    this.#unsealed = this.#unsealed.filter(entry => this.#lastSealed.some(last => entry.seq > last))
  }

  #takeSeals(seals: readonly ClaimedSeal[]): void {
    this.#seals = seals
    this.#lastSealed = seals.map(({ seal }) => seal.seq)
  }

  /** What the log is at the last entry that a seal names; undefined where it does not have that entry. */
  pointAt(seq: number): SealedPoint | undefined {
    return this.#points.get(seq)
  }

  /** The hash of the entry of that number; undefined where the log does not have it. */
  hashAt(seq: number): string | undefined {
    return seq === this.head?.seq ? this.head.hash : this.#hashes[seq]
  }

  /** The entries that stand behind the last one that is sealed, by the key that the log is read for. */
  get unsealed(): readonly Entry[] {
    const last = this.claimedSeal?.seal.seq ?? 0
    return this.#unsealed.filter(({ seq }) => seq > last)
  }

  /** The record that the last entry tells of and that the home may not have kept. */
  get pending(): LoggedRecord | undefined {
    return this.#pin?.record
  }

  /** Reads what has been added since, and compares with the pin and the records of the home. */
  async readOn(): Promise<void> {
    await this.#readSeals()
    await this.#catchUp(await readPin(this.home))
    for (;;) {
      const disagreement = await disagreementOf(this.home, this.#told, this.pending)
      if (disagreement === undefined) return
      // Without the lock, another process may have kept a record since.
      const pin = await readPin(this.home)
      if (samePin(pin, this.#pin)) throw disagreeing(disagreement)
      await this.#catchUp(pin)
    }
  }

  /** Takes a line that was just added. */
  accept(line: string): void {
    this.#enter(this.#chain.take(line), line)
  }

  /** Pins that this line, which tells of `record`, is about to be written: no other is taken for it. */
  async announce(line: string, record: LoggedRecord | undefined): Promise<void> {
    await this.#write({ next: entryHash(line), ...(record && { record }) })
  }

  /** Pins the last entry, and the record that it tells of and that is about to be kept. The home has to be locked. */
  async pin(record: LoggedRecord | undefined): Promise<void> {
    await this.#write(record && { record })
    this.#rest = new Uint8Array(0)
  }

  async #write(going: Pick<Pin, 'next' | 'record'> = {}): Promise<void> {
    const { head } = this
    const digest = this.#digest.copy().digest('hex')
    const pin = { ...(head && { head }), bytes: this.#bytes, digest, ...going }
    await writePin(this.home, pin)
    this.#pin = pin
  }

  // Since when an entry is sealed, later entries say: they are looked for first.
  async #readSeals(): Promise<void> {
    const { key } = this.#reading
    const seals = key === undefined ? await readSeals(this.home) : [await readSeal(this.home, key)]
    const isFirst = this.#seals === undefined
    this.#takeSeals(seals.filter(seal => seal !== undefined))
    this.#hasKeys = (await this.home.names('keys')).length > 0
    if (!isFirst) return
    this.#sealedSince = (this.#seals ?? []).map(({ seal }) => new SealedSince(seal.key, seal.seq))
    // What cannot be read is told when it is read for good.
    if (this.#sealedSince.length > 0) await this.home.log.read(line => this.#takeSealed(line)).catch(() => {})
  }

  #takeSealed(line: string): void {
    // In canonical JSON no text can look like that. What it really is, is verified when it is read for good.
    if (!line.includes('"event":"sealed"')) return
    try {
      for (const since of this.#sealedSince) since.take(parseEntry(line))
    } catch {}
  }

  async #catchUp(pin: Pin | undefined): Promise<void> {
    this.#pin = pin
    await this.#readLines()
    await this.#takeAhead()
    if (this.#isBehindPin) throw cutOff(this.head, this.#pin as Pin)
    if (this.head === undefined && (await keepsRecords(this.home))) throw missing(this.home.log.path)
  }

  async #readLines(): Promise<void> {
    try {
      const read = await this.home.log.read(line => this.#acceptRead(line), this.#bytes)
      this.#rest = read?.rest ?? new Uint8Array(0)
    } catch (cause) {
      throw this.#changed(cause)
    }
  }

  // What is not an entry was one before somebody changed it.
  #changed(cause: unknown): unknown {
    const changed = cause instanceof RingiError && ['log.malformed', 'file.malformed'].includes(cause.code)
    return changed ? notAnEntry((this.head?.seq ?? 0) + 1, cause) : cause
  }

  #acceptRead(line: string): void {
    if (this.#ahead.length > 0 || !this.#isBehindPin) {
      this.#ahead.push(line)
      return
    }
    // Nothing is concluded from it before the digest of the whole has turned out to be the pinned one.
    if (this.#reading.take === undefined && this.head === undefined)
      this.#enter(parseVerifiedEntry(line), line)
    else this.#enter(this.#chain.take(line), line)
    if (!this.#isBehindPin) this.#meet(this.#pin as Pin)
  }

  /**
   * Takes the lines behind the pinned end: the one that was announced, and, where another process has pinned more of them
   * since the pin was read, those.
   */
  async #takeAhead(): Promise<void> {
    const ahead = this.#ahead
    this.#ahead = []
    for (const line of ahead) {
      if (!this.#mayFollow(line)) await this.#readPinAnew()
      if (!this.#mayFollow(line)) throw tooFarAhead(this.head?.seq ?? 0)
      this.#acceptAhead(line)
    }
  }

  #acceptAhead(line: string): void {
    const wasBehind = this.#isBehindPin
    try {
      this.accept(line)
    } catch (cause) {
      throw this.#changed(cause)
    }
    if (wasBehind && !this.#isBehindPin) this.#meet(this.#pin as Pin)
  }

  get #isBehindPin(): boolean {
    return this.#bytes < (this.#pin?.bytes ?? 0)
  }

  #mayFollow(line: string): boolean {
    const { bytes, next } = this.#pin ?? { bytes: 0 }
    return this.#isBehindPin || (this.#bytes === bytes && next === entryHash(line))
  }

  async #readPinAnew(): Promise<void> {
    const pin = await readPin(this.home)
    if (pin === undefined) throw unpinned(this.home.path('log', 'head'))
    this.#pin = pin
  }

  #meet(pin: Pin): void {
    if (this.#digest.copy().digest('hex') !== pin.digest) throw cutOff(this.head, pin)
    if (this.head === undefined) this.#chain = new HashChain(pin.head)
  }

  #enter(entry: Entry, line: string): void {
    this.#digest.update(line).update('\n')
    this.#bytes += Buffer.byteLength(line) + 1
    this.history.add(entry, { by: 'home', since: this.#sinceOf(entry) })
    this.#told.add(entry)
    this.#note(entry, line)
    this.#reading.take?.(entry, line)
  }

  // A home without keys has nothing to be sealed with, and nothing to sign with either.
  #sinceOf(entry: Entry): number | undefined {
    if (!this.#hasKeys || this.isOpen) return unixTime(entry.time)
    return earliest(this.#sealedSince.map(since => since.of(entry)))
  }

  #note(entry: Entry, line: string): void {
    const { seq, log, previous } = entry
    this.#hashes[seq - 1] = previous
    const sealed = this.#lastSealed
    if (sealed.includes(seq)) {
      const digest = this.#digest.copy().digest('hex')
      this.#points.set(seq, { log, hash: entryHash(line), digest })
    }
    if (sealed.length > 0 && sealed.some(last => seq > last)) this.#unsealed.push(entry)
  }
}

function samePin(one: Pin | undefined, other: Pin | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

// Every key and every vault is logged before it is kept.
async function keepsRecords(home: Home): Promise<boolean> {
  return (await home.names('keys')).length + (await home.names('vaults')).length > 0
}

import { concatAll } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import type { JoinedMessage, Joiner } from '../joiner.js'
import { chooseFragments } from './choose-fragments.js'
import { crc32 } from './crc32.js'
import type { FountainPart } from './fountain.js'
import { Solver } from './solver.js'
import { isUr, parseUr, type UrFrame } from './ur.js'

/** Puts frames of UR together: one alone, or any parts that suffice. */
export class UrJoiner implements Joiner {
  readonly format = 'ur'
  readonly #first: UrFrame
  readonly #solver: Solver | undefined
  readonly #seen = new Set<number>()

  /** Throws as `add` does. */
  constructor(frame: string) {
    this.#first = parseUr(frame)
    if (this.#first.part === undefined) return
    this.#solver = new Solver(this.#first.part.count)
    this.add(frame)
  }

  get total(): number {
    return this.#first.part?.count ?? 1
  }

  get missing(): readonly number[] {
    return this.#solver?.missing.map(index => index + 1) ?? []
  }

  /** Throws `qr.malformed`, `qr.checksum`, `qr.part-number`, `qr.too-large`, `qr.other-message`, `qr.conflict`. */
  add(frame: string): void {
    if (!isUr(frame)) throw otherMessage()
    const next = parseUr(frame)
    if (next.type !== this.#first.type || !isOfSame(this.#first, next)) throw otherMessage()
    if (next.part === undefined || this.#isKnown(next.part)) return
    const { number, count, checksum, data } = next.part
    if (this.#solver?.add(chooseFragments(number, count, checksum), data) === true) return
    throw new RingiError('qr.conflict', { why: 'contradiction', part: number })
  }

  // A camera sees each frame many times over. Numbers go on without end, so only so many are kept in mind.
  #isKnown({ number, count }: FountainPart): boolean {
    if (number > count && this.missing.length === 0) return true
    if (number > count && this.#seen.has(number)) return true
    if (this.#seen.size < 4 * count) this.#seen.add(number)
    return false
  }

  /** Throws `qr.checksum`. */
  finish(): JoinedMessage {
    const { type, cbor, part } = this.#first
    if (cbor !== undefined) return { bytes: cbor, type }
    const whole = concatAll((this.#solver as Solver).solve())
    const bytes = whole.subarray(0, part.length)
    if (crc32(bytes) === part.checksum && whole.subarray(part.length).every(byte => byte === 0))
      return { bytes, type }
    throw new RingiError('qr.checksum', { why: 'whole' })
  }
}

function isOfSame(first: UrFrame, next: UrFrame): boolean {
  if (first.part === undefined || next.part === undefined) {
    return first.cbor !== undefined && next.cbor !== undefined && crc32(first.cbor) === crc32(next.cbor)
  }
  const { count, length, checksum, data } = first.part
  const { part } = next
  return (
    part.count === count &&
    part.length === length &&
    part.checksum === checksum &&
    part.data.length === data.length
  )
}

function otherMessage(): RingiError {
  return new RingiError('qr.other-message', { why: 'frame' })
}

import { decodeBase32 } from '../../base/base32.js'
import { concatAll, equalBytes, utf8 } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { decodeHex } from '../../base/text-encodings.js'
import type { Compression } from '../compression.js'
import type { JoinedMessage, Joiner } from '../joiner.js'
import { MAX_MESSAGE_BYTES } from '../limits.js'
import { type BbqrEncoding, type BbqrHeader, HEADER_LENGTH, isBbqr, parseHeader } from './frame.js'

/** Puts frames of BBQr together, in any order and however often each comes. */
export class BbqrJoiner implements Joiner {
  readonly format = 'bbqr'
  readonly #first: BbqrHeader
  readonly #parts: (Uint8Array | undefined)[]
  #length = 0

  /** Throws as `add` does. */
  constructor(frame: string) {
    this.#first = parseHeader(frame)
    this.#parts = Array.from({ length: this.#first.total }, () => undefined)
    this.add(frame)
  }

  get total(): number {
    return this.#parts.length
  }

  get missing(): readonly number[] {
    return this.#parts.flatMap((part, index) => (part === undefined ? [index + 1] : []))
  }

  /** Throws `qr.malformed`, `qr.unsupported`, `qr.part-number`, `qr.other-message`, `qr.conflict`, `qr.too-large`. */
  add(frame: string): void {
    if (!isBbqr(frame)) throw otherMessage()
    const { encoding, type, total, index } = parseHeader(frame)
    const first = this.#first
    if (encoding !== first.encoding || type !== first.type || total !== first.total) throw otherMessage()
    const bytes = bytesOf(frame.slice(HEADER_LENGTH), encoding)
    const known = this.#parts[index]
    if (known === undefined) this.#put(bytes, index)
    else if (!equalBytes(known, bytes)) throw new RingiError('qr.conflict', { why: 'twice', part: index + 1 })
  }

  #put(bytes: Uint8Array, index: number): void {
    if (this.#length + bytes.length > MAX_MESSAGE_BYTES)
      throw new RingiError('qr.too-large', { why: 'joined', most: MAX_MESSAGE_BYTES })
    this.#length += bytes.length
    this.#parts[index] = bytes
  }

  /** Throws `qr.malformed`, `qr.too-large`. */
  finish(compression: Compression): JoinedMessage {
    const parts = this.#parts.filter(part => part !== undefined)
    const [first] = parts as [Uint8Array]
    const uneven = parts.slice(0, -1).some(part => part.length !== first.length)
    if (uneven || (parts.at(-1) as Uint8Array).length > first.length) {
      throw new RingiError('qr.malformed', { why: 'lengths' })
    }
    const { encoding, type } = this.#first
    const whole = concatAll(parts)
    return { bytes: encoding === 'Z' ? compression.inflate(whole, MAX_MESSAGE_BYTES) : whole, type }
  }
}

function bytesOf(letters: string, encoding: BbqrEncoding): Uint8Array {
  // Lower case is not in the alphabet that makes these codes small, so nobody writes it.
  const hex = encoding === 'H' && /^[0-9A-F]*$/.test(letters) ? decodeHex(utf8(letters)) : undefined
  const bytes = encoding === 'H' ? hex : decodeBase32(letters)
  if (bytes !== undefined && bytes.length > 0) return bytes
  throw new RingiError('qr.malformed', { why: 'letters' })
}

function otherMessage(): RingiError {
  return new RingiError('qr.other-message', { why: 'frame' })
}

import { RingiError } from '../../base/error.js'
import { MAX_MESSAGE_BYTES, MAX_PARTS } from '../limits.js'
import { type Cbor, decodeCbor, encodeCbor } from './cbor.js'
import { chooseFragments } from './choose-fragments.js'
import { crc32 } from './crc32.js'

/** One part of a message that is in several (BCR-2024-001). */
export interface FountainPart {
  /** From 1; beyond `count`, a mixture. */
  readonly number: number
  /** How many fragments the message has. */
  readonly count: number
  /** Bytes of the message. */
  readonly length: number
  /** CRC-32 of the message. */
  readonly checksum: number
  readonly data: Uint8Array
}

/** Parts of a message, as many as one asks for: each fragment by itself first, and then mixtures without end. */
export class FountainEncoder {
  readonly count: number
  readonly #message: Uint8Array
  readonly #checksum: number
  readonly #fragmentLength: number

  /** Fragments have at most `longest` bytes, and all the same length. */
  constructor(message: Uint8Array, longest: number) {
    const least = Math.ceil(message.length / longest)
    this.#message = message
    this.#checksum = crc32(message)
    this.#fragmentLength = Math.ceil(message.length / least)
    this.count = Math.ceil(message.length / this.#fragmentLength)
  }

  part(number: number): FountainPart {
    const data = new Uint8Array(this.#fragmentLength)
    for (const index of chooseFragments(number, this.count, this.#checksum)) xor(data, this.#fragment(index))
    return { number, count: this.count, length: this.#message.length, checksum: this.#checksum, data }
  }

  #fragment(index: number): Uint8Array {
    return this.#message.subarray(index * this.#fragmentLength, (index + 1) * this.#fragmentLength)
  }
}

/** Adds `other` to `bytes`, bit by bit without carry. */
export function xor(bytes: Uint8Array, other: Uint8Array): void {
  for (let i = 0; i < other.length; i++) bytes[i] = (bytes[i] as number) ^ (other[i] as number)
}

/** A part as CBOR: a list of its five members. */
export function encodePart({ number, count, length, checksum, data }: FountainPart): Uint8Array {
  return encodeCbor([number, count, length, checksum, data])
}

/** Reads a part. Throws `qr.malformed`, `qr.part-number`, `qr.too-large`. */
export function decodePart(bytes: Uint8Array): FountainPart {
  const value = decodeCbor(bytes)
  const [number, count, length, checksum, data, ...more] = Array.isArray(value) ? (value as Cbor[]) : []
  if (!isWord(number) || !isWord(count) || !isWord(length) || !isWord(checksum)) throw malformed()
  if (!(data instanceof Uint8Array) || more.length > 0) throw malformed()
  if (length > MAX_MESSAGE_BYTES || count > MAX_PARTS)
    throw new RingiError('qr.too-large', { why: 'stated', bytes: length, parts: count })
  if (number < 1 || count < 1)
    throw new RingiError('qr.part-number', { why: 'range', part: number, of: count })
  // Every fragment but the last is full, and the last is not empty.
  if ((count - 1) * data.length >= length || count * data.length < length) throw malformed()
  return { number, count, length, checksum, data }
}

function isWord(value: Cbor | undefined): value is number {
  return typeof value === 'number' && value <= 0xffffffff
}

function malformed(): RingiError {
  return new RingiError('qr.malformed', { why: 'part' })
}

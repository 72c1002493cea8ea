import { concat, concatAll, equalBytes, utf8, utf8Text } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'

/** The values of CBOR (RFC 8949) that UR types are made of. A map keeps the order of its file. */
export type Cbor =
  | number
  | boolean
  | string
  | Uint8Array
  | readonly Cbor[]
  | ReadonlyMap<number, Cbor>
  | Tagged

/** A value with a tag before it, which says what it is. */
export class Tagged {
  readonly tag: number
  readonly value: Cbor

  constructor(tag: number, value: Cbor) {
    this.tag = tag
    this.value = value
  }
}

const MAJOR = { uint: 0, bytes: 2, text: 3, array: 4, map: 5, tag: 6, simple: 7 } as const

/** A value in its shortest encoding. Numbers are whole and not negative. */
export function encodeCbor(value: Cbor): Uint8Array {
  if (typeof value === 'number') return head(MAJOR.uint, value)
  if (typeof value === 'boolean') return head(MAJOR.simple, value ? 21 : 20)
  if (typeof value === 'string') return concat(head(MAJOR.text, utf8(value).length), utf8(value))
  if (value instanceof Uint8Array) return concat(head(MAJOR.bytes, value.length), value)
  if (value instanceof Tagged) return concat(head(MAJOR.tag, value.tag), encodeCbor(value.value))
  if (value instanceof Map) {
    const pairs = [...(value as ReadonlyMap<number, Cbor>)].flat()
    return concatAll([head(MAJOR.map, value.size), ...pairs.map(encodeCbor)])
  }
  const items = value as readonly Cbor[]
  return concatAll([head(MAJOR.array, items.length), ...items.map(encodeCbor)])
}

function head(major: number, argument: number): Uint8Array {
  const first = major << 5
  if (argument < 24) return Uint8Array.of(first | argument)
  const size = argument < 0x100 ? 0 : argument < 0x10000 ? 1 : argument < 0x100000000 ? 2 : 3
  const bytes = new Uint8Array(1 + 2 ** size)
  bytes[0] = first | (24 + size)
  for (let at = bytes.length - 1, rest = argument; at > 0; at--, rest = Math.floor(rest / 256))
    bytes[at] = rest % 256
  return bytes
}

/**
 * Reads one value that takes all of `bytes`, and only if it encodes to them again: shortest forms, no floats, no
 * negative numbers, nothing of indefinite length, no key twice. Throws `qr.malformed`.
 */
export function decodeCbor(bytes: Uint8Array): Cbor {
  const reader = new Reader(bytes)
  const value = reader.value(0)
  if (reader.at === bytes.length && equalBytes(encodeCbor(value), bytes)) return value
  throw malformed()
}

// UR's types nest far less deeply.
const MAX_DEPTH = 16

class Reader {
  readonly #bytes: Uint8Array
  at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  value(depth: number): Cbor {
    if (depth > MAX_DEPTH) throw malformed()
    const major = (this.#peek() >> 5) as number
    const argument = this.#argument()
    if (major === MAJOR.uint) return argument
    if (major === MAJOR.bytes) return this.#take(argument)
    if (major === MAJOR.text) return textOf(this.#take(argument))
    if (major === MAJOR.array) return this.#list(argument, () => this.value(depth + 1))
    if (major === MAJOR.map) return this.#map(argument, depth)
    if (major === MAJOR.tag) return new Tagged(argument, this.value(depth + 1))
    if (major === MAJOR.simple && (argument === 20 || argument === 21)) return argument === 21
    throw malformed()
  }

  #map(size: number, depth: number): ReadonlyMap<number, Cbor> {
    const map = new Map<number, Cbor>()
    this.#list(size, () => {
      const key = this.value(depth + 1)
      if (typeof key !== 'number' || map.has(key)) throw malformed()
      map.set(key, this.value(depth + 1))
    })
    return map
  }

  // The length is a claim: reading stops where the bytes do.
  #list<T>(length: number, read: () => T): T[] {
    const items: T[] = []
    for (let i = 0; i < length; i++) items.push(read())
    return items
  }

  #argument(): number {
    const low = this.#peek() & 31
    this.at++
    if (low < 24) return low
    if (low > 27) throw malformed()
    const value = this.#take(2 ** (low - 24)).reduce((sum, byte) => sum * 256 + byte, 0)
    if (value > Number.MAX_SAFE_INTEGER) throw malformed()
    return value
  }

  #peek(): number {
    const byte = this.#bytes[this.at]
    if (byte === undefined) throw malformed()
    return byte
  }

  #take(length: number): Uint8Array {
    if (length > this.#bytes.length - this.at) throw malformed()
    this.at += length
    return this.#bytes.subarray(this.at - length, this.at)
  }
}

function textOf(bytes: Uint8Array): string {
  const text = utf8Text(bytes)
  if (text === undefined) throw new RingiError('qr.malformed', { why: 'not-utf8' })
  return text
}

function malformed(): RingiError {
  return new RingiError('qr.malformed', { why: 'cbor' })
}

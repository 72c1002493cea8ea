import { RingiError } from '../base/error.js'

/**
 * Reads little-endian Bitcoin encodings from the front of a byte string, strictly: reading past the end throws
 * `bytes.truncated`, a compact size longer than it needs to be throws `bytes.compact-size`.
 */
export class ByteReader {
  readonly bytes: Uint8Array
  readonly #view: DataView
  at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get atEnd(): boolean {
    return this.at === this.bytes.length
  }

  /** The next `length` bytes, as a view that is not copied. */
  take(length: number): Uint8Array {
    return this.bytes.subarray(this.#advance(length), this.at)
  }

  /** Passes over the next `length` bytes. */
  skip(length: number): void {
    this.#advance(length)
  }

  uint8(): number {
    return this.#view.getUint8(this.#advance(1))
  }

  uint32(): number {
    return this.#view.getUint32(this.#advance(4), true)
  }

  int64(): bigint {
    return this.#view.getBigInt64(this.#advance(8), true)
  }

  /** A compact size up to 2^53-1, in its shortest form only. */
  compactSize(): number {
    const first = this.uint8()
    if (first < 0xfd) return first
    const [value, least] = this.#longCompactSize(first)
    if (value < least) throw new RingiError('bytes.compact-size', { why: 'long' })
    if (value > Number.MAX_SAFE_INTEGER) throw new RingiError('bytes.compact-size', { why: 'large' })
    return value
  }

  /** A byte string with its compact size before it. */
  sized(): Uint8Array {
    return this.take(this.compactSize())
  }

  /** Throws `bytes.trailing` unless everything has been read. */
  end(): void {
    if (!this.atEnd) throw new RingiError('bytes.trailing')
  }

  #longCompactSize(first: number): [value: number, least: number] {
    if (first === 0xfd) return [this.#view.getUint16(this.#advance(2), true), 0xfd]
    if (first === 0xfe) return [this.uint32(), 0x10000]
    return [Number(this.#view.getBigUint64(this.#advance(8), true)), 0x100000000]
  }

  #advance(length: number): number {
    const start = this.at
    if (start + length > this.bytes.length) throw new RingiError('bytes.truncated')
    this.at = start + length
    return start
  }
}

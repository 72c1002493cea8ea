/**
 * Walks through Bitcoin's encodings. The second opinion has readers of its own on purpose: a mistake in the program's
 * first ones must not be repeated here.
 */
export class ByteCursor {
  readonly #data: Uint8Array
  #at = 0

  constructor(data: Uint8Array) {
    this.#data = data
  }

  get done(): boolean {
    return this.#at >= this.#data.length
  }

  get position(): number {
    return this.#at
  }

  /** The next byte, without going past it. */
  peek(ahead = 0): number | undefined {
    return this.#data[this.#at + ahead]
  }

  bytes(count: number): Uint8Array {
    if (count > this.#data.length - this.#at) throw new Error('too short')
    this.#at += count
    return this.#data.subarray(this.#at - count, this.#at)
  }

  /** Everything from `start` up to here. */
  since(start: number): Uint8Array {
    return this.#data.subarray(start, this.#at)
  }

  byte(): number {
    return this.bytes(1)[0] as number
  }

  length(): number {
    const head = this.byte()
    return head <= 252 ? head : littleEndian(this.bytes(2 ** (head - 252)))
  }

  blob(): Uint8Array {
    return this.bytes(this.length())
  }
}

/** The number that up to 8 bytes are, the least significant one first; beyond 2^53 it is as near as a double comes. */
export function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((sum, byte) => sum * 256 + byte, 0)
}

/** The encoding of a length that {@link ByteCursor.length} reads. */
export function lengthPrefix(length: number): Uint8Array {
  if (length <= 252) return Uint8Array.of(length)
  const [head, size] = length <= 0xffff ? [253, 2] : [254, 4]
  return Uint8Array.from({ length: 1 + size }, (_, at) => (at === 0 ? head : length / 256 ** (at - 1)))
}

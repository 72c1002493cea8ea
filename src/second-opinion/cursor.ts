/**
 * Walks through Bitcoin's encodings. The second opinion has readers of its own on purpose: a mistake in the program's
 * first ones must not be repeated here.
 */
export class Cursor {
  readonly #data: Buffer
  #at = 0

  constructor(data: Uint8Array) {
    this.#data = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
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

  bytes(count: number): Buffer {
    if (count > this.#data.length - this.#at) throw new Error('too short')
    this.#at += count
    return this.#data.subarray(this.#at - count, this.#at)
  }

  /** Everything from `start` up to here. */
  since(start: number): Buffer {
    return this.#data.subarray(start, this.#at)
  }

  u32(): number {
    return this.bytes(4).readUInt32LE()
  }

  length(): number {
    const head = this.bytes(1).readUInt8()
    if (head <= 252) return head
    if (head === 253) return this.bytes(2).readUInt16LE()
    if (head === 254) return this.bytes(4).readUInt32LE()
    return Number(this.bytes(8).readBigUInt64LE())
  }

  blob(): Buffer {
    return this.bytes(this.length())
  }
}

/** The encoding of a length that {@link Cursor.length} reads. */
export function lengthPrefix(length: number): Buffer {
  if (length <= 252) return Buffer.from([length])
  const prefix = Buffer.alloc(length <= 0xffff ? 3 : 5)
  prefix.writeUInt8(length <= 0xffff ? 253 : 254)
  if (length <= 0xffff) prefix.writeUInt16LE(length, 1)
  else prefix.writeUInt32LE(length, 1)
  return prefix
}

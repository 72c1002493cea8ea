/** Four bytes, little-endian. */
export function u32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** Eight bytes, little-endian; negative numbers in two's complement. */
export function u64(value: bigint): Uint8Array {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt.asUintN(64, value))
  return bytes
}

/** A compact size, in its shortest form. */
export function varint(value: number): Uint8Array {
  if (value < 0xfd) return Uint8Array.of(value)
  if (value <= 0xffff) return Uint8Array.of(0xfd, value & 0xff, value >> 8)
  return Buffer.concat([Uint8Array.of(0xfe), u32(value)])
}

/** `bytes` with their length before them. */
export function withLength(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([varint(bytes.length), bytes])
}

export function hex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'))
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

/** Reads from the front of a byte string and believes everything. */
export class Reader {
  at = 0
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  take(length: number): Uint8Array {
    this.at += length
    return this.bytes.slice(this.at - length, this.at)
  }

  u32(): number {
    return Buffer.from(this.take(4)).readUInt32LE()
  }

  u64(): bigint {
    return Buffer.from(this.take(8)).readBigUInt64LE()
  }

  varint(): number {
    const first = this.take(1)[0] as number
    if (first < 0xfd) return first
    return first === 0xfd ? Buffer.from(this.take(2)).readUInt16LE() : this.u32()
  }

  sized(): Uint8Array {
    return this.take(this.varint())
  }
}

import { concat } from '../base/bytes.js'

/** Four bytes, little-endian. */
export function uint32(value: number): Uint8Array {
  // Byte by byte, because a DataView would cost several times as much and large transactions take thousands of these.
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24)
}

/** Eight bytes, little-endian. */
export function uint64(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, value, true)
  return bytes
}

/** The shortest compact size of `value`. */
export function compactSize(value: number): Uint8Array {
  if (value < 0xfd) return Uint8Array.of(value)
  if (value <= 0xffff) return Uint8Array.of(0xfd, value & 0xff, value >> 8)
  if (value <= 0xffffffff) return concat(Uint8Array.of(0xfe), uint32(value))
  return concat(Uint8Array.of(0xff), uint64(BigInt(value)))
}

/** `bytes` with their compact size before them. */
export function sized(bytes: Uint8Array): Uint8Array {
  return concat(compactSize(bytes.length), bytes)
}

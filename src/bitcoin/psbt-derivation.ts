import { concat, fromHex, toHex } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { ByteReader } from './byte-reader.js'
import { uint32 } from './byte-writer.js'

/** Where a key comes from: the fingerprint of the master key, and the path from there. */
export interface KeyDerivation {
  /** Eight lower-case hex digits. */
  readonly fingerprint: string
  /** Child numbers; those from 2^31 on are hardened (BIP 32). */
  readonly path: readonly number[]
}

// BIP 32 counts depth in one byte.
const MAX_DEPTH = 255

/**
 * Reads the value of a BIP 32 derivation field (BIP 174): the fingerprint, then four bytes a level, at most 255 levels.
 * Throws `psbt.field-malformed`.
 */
export function parseDerivation(value: Uint8Array): KeyDerivation {
  if (!isDerivation(value)) throw new RingiError('psbt.field-malformed', { why: 'derivation' })
  const reader = new ByteReader(value)
  const fingerprint = toHex(reader.take(4))
  return { fingerprint, path: Array.from({ length: value.length / 4 - 1 }, () => reader.uint32()) }
}

/** The value of a BIP 32 derivation field (BIP 174). */
export function encodeDerivation({ fingerprint, path }: KeyDerivation): Uint8Array {
  return concat(fromHex(fingerprint), ...path.map(uint32))
}

/** Whether `value` has the length of a derivation of at most 255 levels. */
export function isDerivation(value: Uint8Array): boolean {
  return value.length >= 4 && value.length % 4 === 0 && value.length <= 4 + 4 * MAX_DEPTH
}

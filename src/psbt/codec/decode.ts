import { toHex } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { ByteReader } from '../../bitcoin/byte-reader.js'
import { type Field, fieldOf, GLOBAL } from '../../bitcoin/psbt-fields.js'
import { Proofs } from '../proofs.js'
import { GLOBAL_PLACE, readPairs } from './map.js'
import type { Psbt, PsbtVersion } from './psbt.js'
import { checkField } from './validate/field.js'
import { checkPsbt } from './validate/psbt.js'
import { readVersion0 } from './version0.js'
import { readVersion2 } from './version2.js'

/** The largest PSBT that is looked at: six times the largest standard consolidation with its previous transactions. */
export const MAX_PSBT_BYTES = 64 * 1024 * 1024

/** `psbt` and a byte that no text has. */
export const MAGIC = Uint8Array.of(0x70, 0x73, 0x62, 0x74, 0xff)

/**
 * Reads a binary PSBT of version 0 (BIP 174) or 2 (BIP 370) strictly: every field that a BIP defines is checked, fields
 * that are unknown are kept, and nothing is left over. The result is in canonical order, and its values are views on
 * `bytes`, which must not change afterwards. What it proves of previous transactions is kept in `proofs`, for a review
 * that follows. Throws `psbt.*`, and `bytes.compact-size` for a size that is longer than it needs to be.
 */
export function decodePsbt(bytes: Uint8Array, proofs = new Proofs()): Psbt {
  if (bytes.length > MAX_PSBT_BYTES) throw tooLarge()
  if (!startsWithMagic(bytes)) throw notPsbt()
  const psbt = truncationNamed(() => readPsbt(new ByteReader(plainBytes(bytes).subarray(MAGIC.length))))
  checkPsbt(psbt, proofs)
  return psbt
}

// A Buffer's slice() is a view and not a copy, and would have its owner's bytes change.
function plainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Whether `bytes` begin as every binary PSBT does. */
export function startsWithMagic(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, at) => bytes[at] === byte)
}

/** The error for more than {@link MAX_PSBT_BYTES}. */
export function tooLarge(): RingiError {
  return new RingiError('psbt.too-large', { why: 'file', most: MAX_PSBT_BYTES })
}

/** The error for what is no PSBT at all. */
export function notPsbt(): RingiError {
  return new RingiError('psbt.magic', { why: 'other' })
}

function readPsbt(reader: ByteReader): Psbt {
  const globals = readPairs(reader, GLOBAL_PLACE)
  const version = versionOf(globals)
  for (const field of globals) checkField(field, version, GLOBAL_PLACE)
  const psbt = version === 0 ? readVersion0(globals, reader) : readVersion2(globals, reader)
  if (!reader.atEnd) throw new RingiError('psbt.trailing')
  return psbt
}

function versionOf(globals: readonly Field[]): PsbtVersion {
  const value = fieldOf(globals, GLOBAL.VERSION)
  if (value === undefined) return 0
  const version = value.length === 4 ? new ByteReader(value).uint32() : undefined
  if (version === 0 || version === 2) return version
  throw new RingiError('psbt.version', { version: `${version ?? toHex(value.subarray(0, 8))}` })
}

function truncationNamed<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (!(cause instanceof RingiError) || cause.code !== 'bytes.truncated') throw cause
    throw new RingiError('psbt.truncated', {}, { cause })
  }
}

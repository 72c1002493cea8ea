import { equalBytes, utf8Text } from '../../../base/bytes.js'
import { ByteReader } from '../../../bitcoin/byte-reader.js'
import { LOCKTIME_THRESHOLD } from '../../../bitcoin/transaction.js'
import type { BytesCheck } from './rule.js'

/** Whatever. */
export const any: BytesCheck = () => true

/** No bytes: the key data of fields that stand once in a map. */
export const empty: BytesCheck = bytes => bytes.length === 0

/** Exactly `length` bytes. */
export function bytes(length: number): BytesCheck {
  return value => value.length === length
}

/** Whether `read` takes all of `value` and neither throws nor says false. */
export function readsAll(value: Uint8Array, read: (reader: ByteReader) => boolean): boolean {
  const reader = new ByteReader(value)
  try {
    return read(reader) && reader.atEnd
  } catch {
    return false
  }
}

/** One compact size in its shortest form. */
export const compactSizeOnly: BytesCheck = value => readsAll(value, reader => reader.compactSize() >= 0)

/** A witness stack with nothing behind it (BIP 174, PSBT_IN_FINAL_SCRIPTWITNESS; BIP 144). */
export const isWitnessStack: BytesCheck = value =>
  readsAll(value, reader => {
    for (let left = reader.compactSize(); left > 0; left--) reader.sized()
    return true
  })

/** A lock time in Unix seconds (BIP 370, PSBT_IN_REQUIRED_TIME_LOCKTIME). */
export const isTime: BytesCheck = value => readsAll(value, reader => reader.uint32() >= LOCKTIME_THRESHOLD)

/** A lock time in blocks, above 0 (BIP 370, PSBT_IN_REQUIRED_HEIGHT_LOCKTIME). */
export const isHeight: BytesCheck = value =>
  readsAll(value, reader => {
    const height = reader.uint32()
    return height > 0 && height < LOCKTIME_THRESHOLD
  })

/** UTF-8 (BIP 127, PSBT_IN_POR_COMMITMENT). */
export const isUtf8: BytesCheck = value => utf8Text(value) !== undefined

/** A check that the value hashes to the key data (BIP 174, PSBT_IN_SHA256 and its like). */
export function preimageOf(
  hash: (preimage: Uint8Array) => Uint8Array,
): (value: Uint8Array, keydata: Uint8Array) => boolean {
  return (value, keydata) => equalBytes(hash(value), keydata)
}

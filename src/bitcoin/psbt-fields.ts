import { compareBytes, equalBytes } from '../base/bytes.js'
import { compactSize } from './byte-writer.js'

/** One key-value pair of a PSBT (BIP 174) that is not part of the transaction itself. */
export interface Field {
  /** The key type: see {@link GLOBAL}, {@link INPUT} and {@link OUTPUT}. */
  readonly type: number
  /** The key without its type; empty where the field may stand but once. */
  readonly keydata: Uint8Array
  readonly value: Uint8Array
}

/** Key types of the global map (BIP 174, 370). */
export const GLOBAL = {
  UNSIGNED_TX: 0x00,
  XPUB: 0x01,
  TX_VERSION: 0x02,
  FALLBACK_LOCKTIME: 0x03,
  INPUT_COUNT: 0x04,
  OUTPUT_COUNT: 0x05,
  TX_MODIFIABLE: 0x06,
  VERSION: 0xfb,
  PROPRIETARY: 0xfc,
} as const

/** Key types of the input maps (BIP 174, 127, 370, 371, 373). */
export const INPUT = {
  NON_WITNESS_UTXO: 0x00,
  WITNESS_UTXO: 0x01,
  PARTIAL_SIG: 0x02,
  SIGHASH_TYPE: 0x03,
  REDEEM_SCRIPT: 0x04,
  WITNESS_SCRIPT: 0x05,
  BIP32_DERIVATION: 0x06,
  FINAL_SCRIPTSIG: 0x07,
  FINAL_SCRIPTWITNESS: 0x08,
  POR_COMMITMENT: 0x09,
  RIPEMD160: 0x0a,
  SHA256: 0x0b,
  HASH160: 0x0c,
  HASH256: 0x0d,
  PREVIOUS_TXID: 0x0e,
  OUTPUT_INDEX: 0x0f,
  SEQUENCE: 0x10,
  REQUIRED_TIME_LOCKTIME: 0x11,
  REQUIRED_HEIGHT_LOCKTIME: 0x12,
  TAP_KEY_SIG: 0x13,
  TAP_SCRIPT_SIG: 0x14,
  TAP_LEAF_SCRIPT: 0x15,
  TAP_BIP32_DERIVATION: 0x16,
  TAP_INTERNAL_KEY: 0x17,
  TAP_MERKLE_ROOT: 0x18,
  MUSIG2_PARTICIPANT_PUBKEYS: 0x1a,
  MUSIG2_PUB_NONCE: 0x1b,
  MUSIG2_PARTIAL_SIG: 0x1c,
  PROPRIETARY: 0xfc,
} as const

/** Key types of the output maps (BIP 174, 370, 371, 373). */
export const OUTPUT = {
  REDEEM_SCRIPT: 0x00,
  WITNESS_SCRIPT: 0x01,
  BIP32_DERIVATION: 0x02,
  AMOUNT: 0x03,
  SCRIPT: 0x04,
  TAP_INTERNAL_KEY: 0x05,
  TAP_TREE: 0x06,
  TAP_BIP32_DERIVATION: 0x07,
  MUSIG2_PARTICIPANT_PUBKEYS: 0x08,
  PROPRIETARY: 0xfc,
} as const

/** Output fields that only a taproot output has use for (BIP 371). */
export const TAPROOT_OUTPUT = [OUTPUT.TAP_INTERNAL_KEY, OUTPUT.TAP_TREE, OUTPUT.TAP_BIP32_DERIVATION] as const

const NO_KEYDATA = new Uint8Array(0)

/** A field that may stand but once, without key data. */
export function field(type: number, value: Uint8Array): Field {
  return { type, keydata: NO_KEYDATA, value }
}

/** The value of the field with this type and key data, if it is there. */
export function fieldOf(
  fields: readonly Field[],
  type: number,
  keydata: Uint8Array = NO_KEYDATA,
): Uint8Array | undefined {
  return fields.find(field => field.type === type && equalBytes(field.keydata, keydata))?.value
}

/** Every field of this type. */
export function fieldsOf(fields: readonly Field[], type: number): Field[] {
  return fields.filter(field => field.type === type)
}

/** `fields` with `field` in it, in place of the one that had its key. */
export function withField(fields: readonly Field[], field: Field): Field[] {
  return [...fields.filter(other => compareKeys(other, field) !== 0), field].sort(compareKeys)
}

/** `fields` without those of the given types. */
export function withoutFields(fields: readonly Field[], types: readonly number[]): Field[] {
  return fields.filter(field => !types.includes(field.type))
}

/** The canonical order of a map: that of the whole key bytes, which is the type as compact size and the key data. */
export function compareKeys(a: Field, b: Field): number {
  if (a.type === b.type) return compareBytes(a.keydata, b.keydata)
  return a.type < 0xfd || b.type < 0xfd
    ? a.type - b.type
    : compareBytes(compactSize(a.type), compactSize(b.type))
}

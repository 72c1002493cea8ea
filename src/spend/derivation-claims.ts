import { ByteReader } from '../bitcoin/byte-reader.js'
import { parseDerivation } from '../bitcoin/psbt-derivation.js'
import { type Field, INPUT, OUTPUT } from '../bitcoin/psbt-fields.js'
import type { KeyOrigin } from '../keys/origin.js'
import type { Side } from './fields.js'

/** What a field of a PSBT says of where a key comes from: a claim. */
export interface DerivationClaim extends KeyOrigin {
  /** The key, as such fields write it: 33 bytes, or 32 in taproot scripts (BIP 371). */
  readonly key: Uint8Array
  readonly field: Field
}

const PLAIN = { input: INPUT.BIP32_DERIVATION, output: OUTPUT.BIP32_DERIVATION } as const
const TAPROOT = { input: INPUT.TAP_BIP32_DERIVATION, output: OUTPUT.TAP_BIP32_DERIVATION } as const

/** What is said of keys outside taproot scripts (BIP 174). Throws `psbt.field-malformed`. */
export function plainDerivations(side: Side, fields: readonly Field[]): DerivationClaim[] {
  return fields
    .filter(({ type }) => type === PLAIN[side])
    .map(field => ({ key: field.keydata, field, ...parseDerivation(field.value) }))
}

/** What is said of keys of whatever script (BIP 174, 371). Throws `psbt.field-malformed`. */
export function anyDerivations(side: Side, fields: readonly Field[]): DerivationClaim[] {
  const taproot = fields
    .filter(({ type }) => type === TAPROOT[side])
    .map(field => ({ key: field.keydata, field, ...parseDerivation(behindLeaves(field.value)) }))
  return [...plainDerivations(side, fields), ...taproot]
}

/** A taproot derivation begins with the hashes of the leaves that its key is for. */
function behindLeaves(value: Uint8Array): Uint8Array {
  const reader = new ByteReader(value)
  reader.take(32 * reader.compactSize())
  return value.subarray(reader.at)
}

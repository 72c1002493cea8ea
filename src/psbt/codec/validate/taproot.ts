import type { ByteReader } from '../../../bitcoin/byte-reader.js'
import { isDerivation } from '../../../bitcoin/psbt-derivation.js'
import { readsAll } from './checks.js'
import { isXOnlyKey } from './keys.js'
import type { BytesCheck } from './rule.js'
import { isDefinedSighashType } from './sighash-type.js'

// TAPROOT_CONTROL_MAX_NODE_COUNT (BIP 341).
const MAX_DEPTH = 128

/** 64 bytes, or 65 with a sighash type that is not the default one (BIP 341). */
export const isSchnorrSignature: BytesCheck = value =>
  value.length === 64 || (value.length === 65 && isDefinedSighashType(value[64]))

/** An x-only key and the leaf hash (BIP 371, PSBT_IN_TAP_SCRIPT_SIG). */
export const isTapSignatureKey: BytesCheck = key => key.length === 64 && isXOnlyKey(key.subarray(0, 32))

/** Leaf version and parity, the internal key, and up to 128 hashes (BIP 341). */
export const isControlBlock: BytesCheck = key =>
  key.length >= 33 &&
  (key.length - 33) % 32 === 0 &&
  key.length <= 33 + 32 * MAX_DEPTH &&
  isXOnlyKey(key.subarray(1, 33))

/** A script and its leaf version, which is the control block's (BIP 371, PSBT_IN_TAP_LEAF_SCRIPT). */
export function isLeafScript(value: Uint8Array, controlBlock: Uint8Array): boolean {
  return value.at(-1) === ((controlBlock[0] as number) & 0xfe)
}

/** Leaf hashes with their number before them, then the origin of the key (BIP 371, PSBT_IN_TAP_BIP32_DERIVATION). */
export const isTapDerivation: BytesCheck = value =>
  readsAll(value, reader => {
    for (let left = reader.compactSize(); left > 0; left--) reader.take(32)
    return isDerivation(reader.take(value.length - reader.at))
  })

/**
 * The leaves of a full binary tree, depth first (BIP 371, PSBT_OUT_TAP_TREE). A leaf at depth d covers 2^-d of the
 * tree; the tree is whole where each leaf begins at a multiple of what it covers and together they cover all of it.
 */
export const isTapTree: BytesCheck = value =>
  readsAll(value, reader => {
    let covered = 0n
    while (!reader.atEnd) {
      const share = readLeaf(reader)
      if (share === undefined || covered % share !== 0n) return false
      covered += share
    }
    return covered === WHOLE_TREE
  })

const WHOLE_TREE = 1n << BigInt(MAX_DEPTH)

function readLeaf(reader: ByteReader): bigint | undefined {
  const depth = reader.uint8()
  const leafVersion = reader.uint8()
  reader.sized()
  return depth > MAX_DEPTH || leafVersion % 2 === 1 ? undefined : WHOLE_TREE >> BigInt(depth)
}

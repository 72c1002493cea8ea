import { concat } from '../../../base/bytes.js'
import { isPoint } from '../../../bitcoin/secp256k1.js'
import { decodeSignature, SIGHASH_ALL_FORKID } from '../../../bitcoin/signature.js'
import type { BytesCheck } from './rule.js'
import { isPartialSighashType } from './sighash-type.js'

const EVEN = Uint8Array.of(0x02)

/** A point on the curve, compressed or, for legacy scripts, not. */
export const isPublicKey: BytesCheck = key => (key.length === 33 || key.length === 65) && isPoint(key)

/** A compressed point on the curve. */
export const isCompressedKey: BytesCheck = key => key.length === 33 && isPoint(key)

/** An x coordinate on the curve (BIP 340). */
export const isXOnlyKey: BytesCheck = key => key.length === 32 && isPoint(concat(EVEN, key))

/**
 * Strict DER with a defined sighash type behind it (BIP 66); or 65 bytes of which the last says that they are a Schnorr
 * signature of Bitcoin Cash.
 */
export const isPartialSignature: BytesCheck = value => {
  if (value.length === CASH_SCHNORR_BYTES && value.at(-1) === SIGHASH_ALL_FORKID) return true
  try {
    return isPartialSighashType(decodeSignature(value).sighashType)
  } catch {
    return false
  }
}

const CASH_SCHNORR_BYTES = 65

/** The 78 bytes of an extended public key (BIP 32). A private one is none: a zero byte begins no point. */
export const isXpub: BytesCheck = key => key.length === 78 && isPoint(key.subarray(45))

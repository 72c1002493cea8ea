import { unlessRefused } from '../base/error.js'
import { signLowR, verifyEcdsa } from '../bitcoin/secp256k1.js'
import {
  decodeSignature,
  encodeSignature,
  hasLowR,
  hasLowS,
  SIGHASH_ALL,
  SIGHASH_ALL_FORKID,
} from '../bitcoin/signature.js'
import type { SignatureFault, SignatureScheme } from './challenge.js'

/**
 * ECDSA signatures of the whole transaction: strict DER (BIP 66), SIGHASH_ALL, low S (BIP 146); made with the nonces of
 * RFC 6979 and a low R. They are relayed with a high R too, which has a byte more.
 */
export const ecdsa = ecdsaOf(SIGHASH_ALL)

/** The same on Bitcoin Cash, where 65 bytes are a signature of the other scheme (2019-05-15-schnorr.md). */
export const cashEcdsa: SignatureScheme = {
  ...ecdsaOf(SIGHASH_ALL_FORKID),
  fault: signature =>
    signature.length === SCHNORR_BYTES ? 'other-scheme' : faultOf(signature, SIGHASH_ALL_FORKID),
}

const SCHNORR_BYTES = 65

function faultOf(signature: Uint8Array, sighashType: number): SignatureFault | undefined {
  const decoded = unlessRefused(() => decodeSignature(signature))
  if (decoded === undefined) return 'not-der'
  if (decoded.sighashType !== sighashType) return 'not-all'
  return hasLowS(decoded.signature64) ? undefined : 'high-s'
}

function ecdsaOf(sighashType: number): SignatureScheme {
  return {
    longest: 72,
    usual: 71,
    sighashType,
    sign: ({ digest }, privateKey32) => encodeSignature(signLowR(digest, privateKey32), sighashType),
    fault: signature => faultOf(signature, sighashType),
    verify: ({ digest, key }, signature) =>
      verifyEcdsa(digest, key.publicKey, decodeSignature(signature).signature64),
    isUsual: signature => hasLowR(decodeSignature(signature).signature64),
  }
}

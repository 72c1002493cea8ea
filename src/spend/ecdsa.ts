import { unlessRefused } from '../base/error.js'
import { signLowR, verifyEcdsa } from '../bitcoin/secp256k1.js'
import { decodeSignature, encodeSignature, hasLowR, hasLowS, SIGHASH_ALL } from '../bitcoin/signature.js'
import type { SignatureScheme } from './challenge.js'

/**
 * ECDSA signatures of the whole transaction: strict DER (BIP 66), SIGHASH_ALL, low S (BIP 146); made with the nonces of
 * RFC 6979 and a low R. They are relayed with a high R too, which has a byte more.
 */
export const ecdsa: SignatureScheme = {
  longest: 72,
  usual: 71,
  sign: ({ digest }, privateKey32) => encodeSignature(signLowR(digest, privateKey32)),
  fault: signature => {
    const decoded = unlessRefused(() => decodeSignature(signature))
    if (decoded === undefined) return 'not-der'
    if (decoded.sighashType !== SIGHASH_ALL) return 'not-all'
    return hasLowS(decoded.signature64) ? undefined : 'high-s'
  },
  verify: ({ digest, key }, signature) =>
    verifyEcdsa(digest, key.publicKey, decodeSignature(signature).signature64),
  isUsual: signature => hasLowR(decodeSignature(signature).signature64),
}

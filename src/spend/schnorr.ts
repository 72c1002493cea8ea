import { concat } from '../base/bytes.js'
import { signCashSchnorr, verifyCashSchnorr } from '../bitcoin/cash-schnorr.js'
import { SIGHASH_ALL_FORKID } from '../bitcoin/signature.js'
import type { SignatureScheme } from './challenge.js'

const BYTES = 65

/** Schnorr signatures of Bitcoin Cash, of the whole transaction: 64 bytes and their type. */
export const cashSchnorr: SignatureScheme = {
  longest: BYTES,
  usual: BYTES,
  sighashType: SIGHASH_ALL_FORKID,
  sign: ({ digest }, privateKey32) =>
    concat(signCashSchnorr(digest, privateKey32), Uint8Array.of(SIGHASH_ALL_FORKID)),
  fault: signature => {
    if (signature.length !== BYTES) return 'other-scheme'
    return signature.at(-1) === SIGHASH_ALL_FORKID ? undefined : 'not-all'
  },
  verify: ({ digest, key }, signature) =>
    verifyCashSchnorr(digest, key.publicKey, signature.subarray(0, BYTES - 1)),
  isUsual: () => true,
}

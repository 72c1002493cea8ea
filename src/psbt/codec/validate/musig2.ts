import { isCompressedKey } from './keys.js'
import type { BytesCheck } from './rule.js'

/** The aggregate key (BIP 373, PSBT_IN_MUSIG2_PARTICIPANT_PUBKEYS). */
export const isMusig2Key: BytesCheck = isCompressedKey

/** Participant, aggregate key and, for script paths, a leaf hash (BIP 373, PSBT_IN_MUSIG2_PUB_NONCE). */
export const isMusig2SessionKey: BytesCheck = key =>
  (key.length === 66 || key.length === 98) &&
  isCompressedKey(key.subarray(0, 33)) &&
  isCompressedKey(key.subarray(33, 66))

/** The participants' keys: one or more (BIP 373). */
export const isPublicKeyList: BytesCheck = value => value.length > 0 && isListOfPoints(value)

/** Two points (BIP 327, NonceGen). */
export const isPublicNonce: BytesCheck = value => value.length === 66 && isListOfPoints(value)

function isListOfPoints(value: Uint8Array): boolean {
  for (let at = 0; at < value.length; at += 33) {
    if (!isCompressedKey(value.subarray(at, at + 33))) return false
  }
  return true
}

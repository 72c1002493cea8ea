import * as curve from 'tiny-secp256k1'
import { compareBytes, concat, fromHex } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import type { Digest32 } from '../base/hash.js'
import { uint32 } from './byte-writer.js'

declare const brand: unique symbol

/** A 33-byte compressed public key that is a point on the curve. Only {@link publicKey} makes one. */
export type PublicKey = Uint8Array & { readonly [brand]: 'PublicKey' }

/** `bytes33` as a public key. Throws `point.not-on-curve`. */
export function publicKey(bytes33: Uint8Array): PublicKey {
  if (bytes33.length !== 33 || !curve.isPoint(bytes33)) {
    throw new RingiError('point.not-on-curve', { why: 'compressed' })
  }
  return bytes33 as PublicKey
}

/** Whether `bytes` are a point on the curve, compressed (33) or uncompressed (65). */
export function isPoint(bytes: Uint8Array): boolean {
  return curve.isPoint(bytes)
}

/** The compressed public key of a 32-byte private key. */
export function publicKeyOf(privateKey32: Uint8Array): PublicKey {
  return curve.pointFromScalar(privateKey32, true) as PublicKey
}

/** The 65 bytes of a point that need no square root to be read. */
export function uncompressed(key: PublicKey): Uint8Array {
  return curve.pointCompress(key, false)
}

/**
 * `point65` + `scalar32`·G, compressed, or undefined where the scalar is 0 or not below the group order or the sum is no
 * point. In two steps, because the library's own single one takes half as long again.
 */
export function addScalar(point65: Uint8Array, scalar32: Uint8Array): PublicKey | undefined {
  const product = curve.isPrivate(scalar32) ? curve.pointFromScalar(scalar32, false) : null
  const sum = product && curve.pointAdd(point65, product, true)
  return (sum ?? undefined) as PublicKey | undefined
}

/**
 * The 64-byte ECDSA signature of `digest`: RFC 6979 nonce, low S, and low R by counting up the extra entropy as
 * Bitcoin Core does, so that every implementation of the same rules gets the same bytes.
 */
export function signLowR(digest: Digest32, privateKey32: Uint8Array): Uint8Array {
  let signature = curve.sign(digest, privateKey32)
  for (let counter = 1; (signature[0] as number) > 0x7f; counter++) {
    signature = curve.sign(digest, privateKey32, concat(uint32(counter), new Uint8Array(28)))
  }
  return signature
}

/** A plain RFC 6979 signature with its recovery id, for signed messages (BIP 137). */
export function signRecoverable(
  digest: Digest32,
  privateKey32: Uint8Array,
): { signature64: Uint8Array; recoveryId: number } {
  const { signature, recoveryId } = curve.signRecoverable(digest, privateKey32)
  return { signature64: signature, recoveryId }
}

/** The public key that made a recoverable signature, or null where there is none. */
export function recoverPublicKey(
  digest: Digest32,
  signature64: Uint8Array,
  recoveryId: 0 | 1 | 2 | 3,
  compressed: boolean,
): Uint8Array | null {
  return curve.recover(digest, signature64, recoveryId, compressed)
}

const ORDER = fromHex('fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141')

/** Whether `signature64` by `key` is valid for `digest`; signatures with a high S are not. */
export function verifyEcdsa(digest: Digest32, key: Uint8Array, signature64: Uint8Array): boolean {
  // The library throws where r or s is not below the group order; DER can say such numbers.
  const isBelow = (scalar: Uint8Array) => compareBytes(scalar, ORDER) < 0
  const inRange = isBelow(signature64.subarray(0, 32)) && isBelow(signature64.subarray(32))
  return inRange && curve.verify(digest, key, signature64, true)
}

/** tiny-secp256k1 as bip32 wants it injected. */
export { curve as curveForBip32 }

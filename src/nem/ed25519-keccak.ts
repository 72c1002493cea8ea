import { eddsa } from '@noble/curves/abstract/edwards.js'
import { ed25519 } from '@noble/curves/ed25519.js'
import { keccak_512 } from '@noble/hashes/sha3'

declare const brand: unique symbol

/** The 32 bytes that a NEM key is made of, as they are hashed. A secret. */
export type NemPrivateKey = Uint8Array & { readonly [brand]: 'NemPrivateKey' }

/** Ed25519 (RFC 8032) with Keccak-512 in place of SHA-512. */
const curve = eddsa(ed25519.Point, keccak_512, { adjustScalarBytes: clamped })

function clamped(bytes: Uint8Array): Uint8Array {
  const [first, last] = [bytes[0] as number, bytes[31] as number]
  bytes[0] = first & 0xf8
  bytes[31] = (last & 0x7f) | 0x40
  return bytes
}

/** The public key of a private one; 32 bytes. */
export function nemPublicKey(key: NemPrivateKey): Uint8Array {
  return curve.getPublicKey(key)
}

/** A signature of `message`, 64 bytes, always the same for the same key and message. */
export function nemSign(message: Uint8Array, key: NemPrivateKey): Uint8Array {
  return curve.sign(message, key)
}

/**
 * Whether `signature` is the key's of `message`, for each implementation alike: those that look at points of small order
 * and those that do not differ about nothing else.
 */
export function nemVerifies(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || !isNemPublicKey(publicKey) || !isNemPublicKey(signature.subarray(0, 32)))
    return false
  return curve.verify(signature, message, publicKey, { zip215: false })
}

/** Whether 32 bytes are a public key that somebody can have: a point of the large subgroup, in its one spelling. */
export function isNemPublicKey(bytes: Uint8Array): boolean {
  try {
    const point = ed25519.Point.fromBytes(bytes, false)
    return !point.is0() && point.isTorsionFree()
  } catch {
    return false
  }
}

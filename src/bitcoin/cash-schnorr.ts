import { FpIsSquare } from '@noble/curves/abstract/modular.js'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import * as curve from 'tiny-secp256k1'
import { compareBytes, concat, equalBytes, toHex, utf8 } from '../base/bytes.js'
import { type Digest32, hmacSha256, sha256 } from '../base/hash.js'

const { Fp, Fn } = secp256k1.Point

/** What keeps the nonces of this scheme apart from those of ECDSA, of which one in both gives the key away. */
const NONCE_DOMAIN = utf8('Schnorr+SHA256  ')

/**
 * The 64-byte Schnorr signature of Bitcoin Cash (2019-05-15-schnorr.md, which is not BIP 340): R.x and s, with an R whose y is
 * a square. The nonce is that of RFC 6979 with the scheme's own additional data, so that every implementation gets the same.
 */
export function signCashSchnorr(digest: Digest32, privateKey32: Uint8Array): Uint8Array {
  const publicKey = curve.pointFromScalar(privateKey32, true) as Uint8Array
  const nonce = nonceOf(digest, privateKey32)
  const point = curve.pointFromScalar(nonce, false) as Uint8Array
  const r = point.subarray(1, 33)
  const k = isSquare(point.subarray(33)) ? Fn.fromBytes(nonce) : Fn.neg(Fn.fromBytes(nonce))
  const s = Fn.add(k, Fn.mul(challengeOf(r, publicKey, digest), Fn.fromBytes(privateKey32)))
  nonce.fill(0)
  return concat(r, Fn.toBytes(s))
}

/** Whether `signature64` by `key` (33 bytes) is valid for `digest`. Costs two multiplications on the curve. */
export function verifyCashSchnorr(digest: Digest32, key: Uint8Array, signature64: Uint8Array): boolean {
  const [r, s] = [signature64.subarray(0, 32), signature64.subarray(32)]
  const isScalar = compareBytes(s, LAST) <= 0
  if (signature64.length !== 64 || !isScalar) return false
  const point = commitment(s, key, challengeOf(r, key, digest))
  return point !== null && equalBytes(point.subarray(1, 33), r) && isSquare(point.subarray(33))
}

/** The largest scalar. */
const LAST = Fn.toBytes(Fn.neg(1n))

/** s·G - e·P, in 65 bytes; null where that is no point. */
function commitment(s: Uint8Array, key: Uint8Array, e: bigint): Uint8Array | null {
  const negated = e === 0n ? null : curve.pointMultiply(key, Fn.toBytes(Fn.neg(e)), false)
  if (negated === null) return curve.isPrivate(s) ? curve.pointFromScalar(s, false) : null
  return curve.pointAddScalar(negated, s, false)
}

function challengeOf(r: Uint8Array, publicKey: Uint8Array, digest: Digest32): bigint {
  return Fn.create(BigInt(`0x${toHex(sha256(r, publicKey, digest))}`))
}

function isSquare(y: Uint8Array): boolean {
  return FpIsSquare(Fp, Fp.fromBytes(y))
}

/** RFC 6979, section 3.2, as libsecp256k1 seeds it: with the key, the message as it is, and 16 bytes that name the scheme. */
function nonceOf(digest: Digest32, privateKey32: Uint8Array): Uint8Array {
  const seed = concat(privateKey32, digest, NONCE_DOMAIN)
  let value: Uint8Array = new Uint8Array(32).fill(1)
  let key: Uint8Array = new Uint8Array(32)
  for (const step of [0, 1]) {
    key = hmacSha256(key, concat(value, Uint8Array.of(step), seed))
    value = hmacSha256(key, value)
  }
  seed.fill(0)
  for (;;) {
    value = hmacSha256(key, value)
    if (curve.isPrivate(value)) return value
    key = hmacSha256(key, concat(value, Uint8Array.of(0)))
    value = hmacSha256(key, value)
  }
}

import { secp256k1 } from '@noble/curves/secp256k1.js'
import { sha256 } from '@noble/hashes/sha2'

/** Whether a DER signature by a 33-byte key is valid for a 32-byte digest, as @noble/curves says. */
export function verifiesWithNoble(key: Uint8Array, der: Uint8Array, digest: Uint8Array): boolean {
  return secp256k1.verify(der, digest, key, { prehash: false, format: 'der', lowS: false })
}

const { Point } = secp256k1

/**
 * Whether 64 bytes by a 33-byte key are a Schnorr signature of Bitcoin Cash for a 32-byte digest (2019-05-15-schnorr.md), as
 * @noble/curves says: s·G is R + e·P, with the R of that x whose y is a square. Throws where it is malformed.
 */
export function verifiesCashSchnorrWithNoble(
  key: Uint8Array,
  signature64: Uint8Array,
  digest: Uint8Array,
): boolean {
  const [r, s] = [signature64.subarray(0, 32), signature64.subarray(32)]
  const e = Point.Fn.create(toNumber(sha256.create().update(r).update(key).update(digest).digest()))
  const sum = pointWithSquare(r).add(Point.fromBytes(key).multiplyUnsafe(e))
  return Point.BASE.multiplyUnsafe(Point.Fn.fromBytes(s)).equals(sum)
}

/** The point whose y is the root that the field's own formula gives, which is itself a square since p is 3 modulo 4. */
function pointWithSquare(x32: Uint8Array): InstanceType<typeof Point> {
  const { Fp } = Point
  const x = Fp.fromBytes(x32)
  const square = Fp.add(Fp.mul(Fp.sqr(x), x), 7n)
  const y = Fp.pow(square, (Fp.ORDER + 1n) / 4n)
  const point = Point.fromAffine({ x, y })
  point.assertValidity()
  return point
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
}

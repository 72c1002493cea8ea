import { secp256k1 as oracle } from '@noble/curves/secp256k1.js'
import { describe, expect, test } from 'vitest'
import { concat, fromHex, toHex } from '../../src/base/bytes.js'
import { sha256 } from '../../src/base/hash.js'
import {
  addScalar,
  isPoint,
  publicKey,
  publicKeyOf,
  recoverPublicKey,
  signLowR,
  signRecoverable,
  uncompressed,
  verifyEcdsa,
} from '../../src/bitcoin/secp256k1.js'
import { hasLowR, hasLowS } from '../../src/bitcoin/signature.js'

const secrets = Array.from({ length: 12 }, (_, i) => sha256(Uint8Array.of(1, i)))
const digests = Array.from({ length: 12 }, (_, i) => sha256(Uint8Array.of(2, i)))
const pairs = secrets.map((secret, i) => ({ secret, digest: digests[i] as (typeof digests)[number] }))

/** Bitcoin Core's rule, by the other implementation: count extra entropy up until r is low. */
function groundByOracle(digest: Uint8Array, secret: Uint8Array): Uint8Array {
  for (let counter = 0; ; counter++) {
    const entropy = new Uint8Array(32)
    new DataView(entropy.buffer).setUint32(0, counter, true)
    const extraEntropy = counter === 0 ? false : entropy
    const signature = oracle.sign(digest, secret, { prehash: false, lowS: true, extraEntropy })
    if ((signature[0] as number) < 0x80) return signature
  }
}

test('public keys are those of another implementation', () => {
  for (const { secret } of pairs) expect(publicKeyOf(secret)).toEqual(oracle.getPublicKey(secret, true))
})

test('signatures are those of another implementation, with a low R and a low S', () => {
  for (const { secret, digest } of pairs) {
    const signature = signLowR(digest, secret)
    expect(toHex(signature)).toBe(toHex(groundByOracle(digest, secret)))
    expect([hasLowR(signature), hasLowS(signature)]).toEqual([true, true])
  }
  // Some of them have to have been ground for, or this test says nothing.
  const plain = pairs.map(({ secret, digest }) => signRecoverable(digest, secret).signature64)
  expect(plain.some(signature => !hasLowR(signature))).toBe(true)
})

test('an R that is just low enough is not ground any further', () => {
  const secret = secrets[0] as Uint8Array
  // Found by trying: the first byte of R is 0x7f at once.
  const digest = sha256(Uint8Array.of(3, 353 & 255, 353 >> 8))
  const signature = signLowR(digest, secret)
  expect(signature[0]).toBe(0x7f)
  expect(toHex(signature)).toBe(toHex(groundByOracle(digest, secret)))
})

test('a plain signature gives its key back', () => {
  for (const { secret, digest } of pairs) {
    const { signature64, recoveryId } = signRecoverable(digest, secret)
    expect(signature64).toEqual(oracle.sign(digest, secret, { prehash: false, lowS: true }))
    const id = recoveryId as 0 | 1
    expect(recoverPublicKey(digest, signature64, id, true)).toEqual(publicKeyOf(secret))
    expect(recoverPublicKey(digest, signature64, id, false)).toEqual(oracle.getPublicKey(secret, false))
  }
})

describe('verification', () => {
  const { secret, digest } = pairs[0] as (typeof pairs)[number]
  const signature = signLowR(digest, secret)
  const key = publicKeyOf(secret)
  const order = oracle.Point.Fn.ORDER

  test('accepts the signature and nothing next to it', () => {
    expect(verifyEcdsa(digest, key, signature)).toBe(true)
    expect(verifyEcdsa(sha256(digest), key, signature)).toBe(false)
    expect(verifyEcdsa(digest, publicKeyOf(sha256(secret)), signature)).toBe(false)
    for (let at = 0; at < 64; at += 7) {
      const flipped = Uint8Array.from(signature)
      flipped[at] = (flipped[at] as number) ^ 1
      expect(verifyEcdsa(digest, key, flipped)).toBe(false)
    }
  })

  test('refuses the same signature with a high S', () => {
    const s = order - BigInt(`0x${toHex(signature.subarray(32))}`)
    const high = concat(signature.subarray(0, 32), fromHex(s.toString(16).padStart(64, '0')))
    expect(oracle.verify(high, digest, key, { prehash: false, lowS: false })).toBe(true)
    expect(verifyEcdsa(digest, key, high)).toBe(false)
  })

  test('refuses zero and the group order as r and s, without a foreign error', () => {
    const zero = new Uint8Array(32)
    expect(verifyEcdsa(digest, key, concat(zero, signature.subarray(32)))).toBe(false)
    expect(verifyEcdsa(digest, key, concat(signature.subarray(0, 32), zero))).toBe(false)
    const n = fromHex(order.toString(16))
    expect(verifyEcdsa(digest, key, concat(n, signature.subarray(32)))).toBe(false)
    expect(verifyEcdsa(digest, key, concat(signature.subarray(0, 32), n))).toBe(false)
  })
})

test.each([
  ['nothing', ''],
  ['32 bytes', '11'.repeat(32)],
  ['an uncompressed key', toHex(oracle.getPublicKey(secrets[0] as Uint8Array, false))],
  ['an x on no point', `02${'05'.padStart(64, '0')}`],
  ['an x above the field', `02${'ff'.repeat(32)}`],
  ['a wrong first byte', `05${toHex(publicKeyOf(secrets[0] as Uint8Array)).slice(2)}`],
])('%s is no public key', (_, hex) => {
  expect(() => publicKey(fromHex(hex))).toThrowCode('point.not-on-curve')
})

test('points may be written out in full, keys of vaults may not', () => {
  const secret = secrets[0] as Uint8Array
  expect(isPoint(oracle.getPublicKey(secret, false))).toBe(true)
  expect(publicKey(publicKeyOf(secret))).toEqual(publicKeyOf(secret))
})

test('a scalar is added to a point as another implementation does it', () => {
  for (const { secret, digest } of pairs) {
    const point65 = uncompressed(publicKeyOf(secret))
    expect(point65).toEqual(oracle.getPublicKey(secret, false))
    const sum = oracle.Point.BASE.multiply(BigInt(`0x${toHex(secret)}`)).add(
      oracle.Point.BASE.multiply(BigInt(`0x${toHex(digest)}`)),
    )
    expect(addScalar(point65, digest)).toEqual(sum.toBytes(true))
  }
})

test.each([
  ['0', () => new Uint8Array(32)],
  ['the group order', () => fromHex(oracle.Point.CURVE().n.toString(16))],
  ['more than the group order', () => new Uint8Array(32).fill(255)],
  [
    'what takes the point to infinity',
    secret => fromHex((oracle.Point.CURVE().n - secret).toString(16).padStart(64, '0')),
  ],
] as [string, (secret: bigint) => Uint8Array][])('nothing comes of adding %s', (_, scalar) => {
  const secret = secrets[0] as Uint8Array
  const point65 = uncompressed(publicKeyOf(secret))
  expect(addScalar(point65, scalar(BigInt(`0x${toHex(secret)}`)))).toBeUndefined()
})

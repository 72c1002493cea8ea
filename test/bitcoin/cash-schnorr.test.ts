import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../src/base/bytes.js'
import { type Digest32, sha256 } from '../../src/base/hash.js'
import { signCashSchnorr, verifyCashSchnorr } from '../../src/bitcoin/cash-schnorr.js'
import { publicKeyOf, signLowR } from '../../src/bitcoin/secp256k1.js'
import { vectors } from '../support/vectors.js'

describe.each(vectors('bch_multisig').filter(({ scheme }) => scheme === 'schnorr'))('$id', one => {
  const digest = fromHex(one.sighash_hex) as Digest32

  test('its signatures are those that are made here', () => {
    const signatures = one.signers.map((signer: number) =>
      toHex(signCashSchnorr(digest, fromHex(one.keys_hex[signer]))),
    )
    expect(signatures).toEqual(one.signatures_hex.map((hex: string) => hex.slice(0, 128)))
  })
})

const digests = Array.from({ length: 16 }, (_, i) => sha256(Uint8Array.of(7, i)))
const keyOf = (i: number) => sha256(Uint8Array.of(9, i))

test('a signature holds for its digest and key alone', () => {
  for (const [i, digest] of digests.entries()) {
    const signature = signCashSchnorr(digest, keyOf(i))
    const key = publicKeyOf(keyOf(i))
    expect(verifyCashSchnorr(digest, key, signature)).toBe(true)
    expect(verifyCashSchnorr(sha256(digest), key, signature)).toBe(false)
    expect(verifyCashSchnorr(digest, publicKeyOf(keyOf(i + 1)), signature)).toBe(false)
    for (const at of [0, 31, 32, 63]) {
      const changed = Uint8Array.from(signature, (byte, place) => (place === at ? byte ^ 1 : byte))
      expect(verifyCashSchnorr(digest, key, changed)).toBe(false)
    }
  }
})

// One nonce in both schemes gives the key away: k = (e + r·d)/s in one, s - e·d in the other.
test('no nonce is shared with ECDSA', () => {
  for (const [i, digest] of digests.entries()) {
    const [schnorr, ecdsa] = [signCashSchnorr(digest, keyOf(i)), signLowR(digest, keyOf(i))]
    expect(toHex(schnorr.subarray(0, 32))).not.toBe(toHex(ecdsa.subarray(0, 32)))
  }
})

test.each([
  ['s that is no scalar', 'ff'.repeat(32)],
  ['s of the order itself', 'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141'],
  ['s of zero', '00'.repeat(32)],
])('%s is refused', (_, s) => {
  const [digest = sha256()] = digests
  const signature = signCashSchnorr(digest, keyOf(0))
  signature.set(fromHex(s), 32)
  expect(verifyCashSchnorr(digest, publicKeyOf(keyOf(0)), signature)).toBe(false)
})

test('what has another length is refused', () => {
  const [digest = sha256()] = digests
  const signature = signCashSchnorr(digest, keyOf(0))
  expect(verifyCashSchnorr(digest, publicKeyOf(keyOf(0)), signature.subarray(0, 63))).toBe(false)
})

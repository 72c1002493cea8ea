import { describe, expect, test } from 'vitest'
import { concat, fromHex } from '../../../../src/base/bytes.js'
import { publicKey, uncompressed } from '../../../../src/bitcoin/secp256k1.js'
import { encodeSignature } from '../../../../src/bitcoin/signature.js'
import {
  isCompressedKey,
  isPartialSignature,
  isPublicKey,
  isXOnlyKey,
  isXpub,
} from '../../../../src/psbt/codec/validate/keys.js'
import { EMPTY, KEY, OFF_CURVE, SIGNATURE, X_ONLY } from '../../samples.js'

// The generator, uncompressed (SEC 2).
const UNCOMPRESSED = fromHex(
  '0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8',
)

describe('keys', () => {
  test('compressed or not', () => {
    expect([KEY, UNCOMPRESSED].map(isPublicKey)).toEqual([true, true])
    expect([KEY, UNCOMPRESSED].map(isCompressedKey)).toEqual([true, false])
    expect([X_ONLY, KEY].map(isXOnlyKey)).toEqual([true, false])
  })

  test.each([
    ['nothing', EMPTY],
    ['off the curve', OFF_CURVE],
    ['x-only', X_ONLY],
    ['a byte too many', concat(KEY, Uint8Array.of(0))],
    ['an unknown prefix', concat(Uint8Array.of(5), X_ONLY)],
    ['uncompressed and off the curve', concat(UNCOMPRESSED.subarray(0, 64), Uint8Array.of(0))],
  ])('%s is no public key', (_, bytes) => {
    expect(isPublicKey(bytes)).toBe(false)
    expect(isCompressedKey(bytes)).toBe(false)
  })

  test.each([OFF_CURVE.subarray(1), new Uint8Array(32), new Uint8Array(32).fill(0xff), EMPTY])(
    'no x coordinate: %o',
    x => {
      expect(isXOnlyKey(x)).toBe(false)
    },
  )
})

describe('ECDSA signatures', () => {
  const rAndS = new Uint8Array(64).fill(1)

  test.each([1, 2, 3, 0x41, 0x81, 0x82, 0x83])('with sighash type %d', type => {
    expect(isPartialSignature(encodeSignature(rAndS, type))).toBe(true)
  })

  test.each([0, 4, 0x61, 0x80, 0x84, 0xff])('not with the undefined sighash type %d', type => {
    expect(isPartialSignature(encodeSignature(rAndS, type))).toBe(false)
  })

  test.each([
    ['empty', EMPTY],
    ['64 bytes', rAndS],
    ['without a sighash type', SIGNATURE.subarray(0, -1)],
    ['with two', concat(SIGNATURE, Uint8Array.of(1))],
    ['a negative r', fromHex('3006020181020101' + '01')],
    ['a padded r', fromHex('300702020001020101' + '01')],
  ])('not %s', (_, bytes) => {
    expect(isPartialSignature(bytes)).toBe(false)
  })
})

describe('extended keys', () => {
  const xpub = (depth: string, child: string, key = KEY) => {
    return concat(fromHex(`0488b21e${depth}aabbccdd${child}`), new Uint8Array(32), key)
  }
  const privateKey = concat(Uint8Array.of(0), new Uint8Array(32).fill(1))

  test('are 78 bytes with a public key', () => {
    expect(isXpub(xpub('00', '00000000'))).toBe(true)
    expect(isXpub(xpub('00', '00000000', OFF_CURVE as typeof KEY))).toBe(false)
    expect(isXpub(xpub('00', '00000000', privateKey as typeof KEY))).toBe(false)
    expect(isXpub(xpub('00', '00000000').subarray(1))).toBe(false)
  })
})

test('an extended key has no uncompressed point behind its head', () => {
  expect(isXpub(concat(new Uint8Array(45), KEY))).toBe(true)
  expect(isXpub(concat(new Uint8Array(45), uncompressed(publicKey(KEY))))).toBe(false)
})

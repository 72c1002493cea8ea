import { describe, expect, test } from 'vitest'
import { concat } from '../../../../src/base/bytes.js'
import {
  isMusig2Key,
  isMusig2SessionKey,
  isPublicKeyList,
  isPublicNonce,
} from '../../../../src/psbt/codec/validate/musig2.js'
import { EMPTY, KEY, KEYS, OFF_CURVE, X_ONLY } from '../../samples.js'

const LEAF = new Uint8Array(32)

// BIP 373.
describe('MuSig2 fields', () => {
  test('aggregate keys', () => {
    expect([KEY, X_ONLY, OFF_CURVE, EMPTY].map(isMusig2Key)).toEqual([true, false, false, false])
  })

  test.each([
    ['participant and aggregate key', concat(KEY, KEY), true],
    ['with a leaf hash', concat(KEY, KEY, LEAF), true],
    ['with half a leaf hash', concat(KEY, KEY, LEAF.subarray(16)), false],
    ['participant off the curve', concat(OFF_CURVE, KEY), false],
    ['aggregate key off the curve', concat(KEY, OFF_CURVE), false],
    ['one key', KEY, false],
    ['a key and a leaf hash', concat(KEY, LEAF), false],
  ])('session keys: %s', (_, key, expected) => {
    expect(isMusig2SessionKey(key)).toBe(expected)
  })

  test.each([
    ['one', KEY, true],
    ['three', concat(...KEYS), true],
    ['none', EMPTY, false],
    ['two and a half', concat(...KEYS).subarray(0, 80), false],
    ['one off the curve', concat(KEY, OFF_CURVE), false],
  ])('participants: %s', (_, value, expected) => {
    expect(isPublicKeyList(value)).toBe(expected)
  })

  test('nonces are two points', () => {
    expect([concat(KEY, KEY), KEY, concat(...KEYS), concat(KEY, OFF_CURVE)].map(isPublicNonce)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { toHex } from '../../src/base/bytes.js'
import { encodeDerivation, isDerivation, parseDerivation } from '../../src/bitcoin/psbt-derivation.js'
import { ORIGIN } from '../psbt/samples.js'

describe('key derivations', () => {
  test('read and write', () => {
    const derivation = { fingerprint: '00112233', path: [0x80000001, 2, 3] }
    expect(parseDerivation(ORIGIN)).toEqual(derivation)
    expect(toHex(encodeDerivation(derivation))).toBe(toHex(ORIGIN))
  })

  test('a fingerprint alone, and 255 levels', () => {
    expect(parseDerivation(ORIGIN.subarray(0, 4))).toEqual({ fingerprint: '00112233', path: [] })
    expect(parseDerivation(new Uint8Array(4 * 256)).path).toHaveLength(255)
  })

  test.each([0, 3, 5, 7, 4 * 257, 4 * 5001])('%d bytes are none', length => {
    expect(isDerivation(new Uint8Array(length))).toBe(false)
    expect(() => parseDerivation(new Uint8Array(length))).toThrowCode('psbt.field-malformed')
  })
})

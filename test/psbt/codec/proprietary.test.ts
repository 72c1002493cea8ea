import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../../src/base/bytes.js'
import { encodeProprietary, isProprietaryKey, parseProprietary } from '../../../src/psbt/codec/proprietary.js'
import { EMPTY, field } from '../samples.js'

describe('proprietary fields', () => {
  test('have the form of BIP 174', () => {
    const proprietary = encodeProprietary('abc', 0x100, fromHex('0102'), fromHex('ff'))
    expect(proprietary.type).toBe(0xfc)
    expect(toHex(proprietary.keydata)).toBe(`03616263${'fd0001'}0102`)
    expect(parseProprietary(proprietary)).toEqual({
      identifier: 'abc',
      subtype: 0x100,
      keydata: fromHex('0102'),
      value: fromHex('ff'),
    })
  })

  test('may have an empty identifier', () => {
    expect(parseProprietary(encodeProprietary('', 0, EMPTY, EMPTY))?.identifier).toBe('')
  })

  test('with an identifier that is no text are kept, and not taken apart', () => {
    expect(isProprietaryKey(fromHex('01ff00'))).toBe(true)
    expect(parseProprietary(field(0xfc, '', '01ff00'))).toBeUndefined()
  })

  test('a mark of byte order makes another identifier', () => {
    expect(parseProprietary(encodeProprietary('\ufeffringi', 0, EMPTY, EMPTY))?.identifier).toBe(
      '\ufeffringi',
    )
  })

  test('other fields are none', () => {
    expect(parseProprietary(field(0xfb, '', '016100'))).toBeUndefined()
  })

  test.each(['', '01', '0161', '0461620000', '0161fd01', '0161fd0100'])(
    'the key data %j is refused',
    keydata => {
      expect(isProprietaryKey(fromHex(keydata))).toBe(false)
      expect(parseProprietary(field(0xfc, '', keydata))).toBeUndefined()
    },
  )
})

import { base16, base64 } from '@scure/base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBase64, decodeHex } from '../../src/base/text-encodings.js'

const ascii = (text: string) => new TextEncoder().encode(text)

describe('base64', () => {
  test('reads what another library writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), bytes => {
        expect(decodeBase64(ascii(base64.encode(bytes)))).toEqual(bytes)
      }),
    )
  })

  test('accepts exactly what is canonical', () => {
    const digits = fc.constantFrom(...'ABQgwxyz0189+/=-_ \n\0é')
    fc.assert(
      fc.property(fc.array(digits, { maxLength: 8 }), characters => {
        const text = characters.join('')
        const bytes = decodeBase64(ascii(text))
        const buffer = Buffer.from(text, 'base64')
        // A Buffer takes anything, and writes it canonically.
        expect(bytes).toEqual(buffer.toString('base64') === text ? Uint8Array.from(buffer) : undefined)
      }),
      { numRuns: 2000 },
    )
  })

  test.each(['=', 'A===', '====', 'AA=A', 'AB==', 'AAB=', 'AAA', 'AA==AA==', 'A-AA'])('refuses %j', text => {
    expect(decodeBase64(ascii(text))).toBeUndefined()
  })
})

describe('hex', () => {
  test('reads what another library writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), bytes => {
        expect(decodeHex(ascii(base16.encode(bytes)))).toEqual(bytes)
        expect(decodeHex(ascii(base16.encode(bytes).toLowerCase()))).toEqual(bytes)
      }),
    )
  })

  test.each(['0', '0g', '0 ', '\0\0', '0x00', 'é'])('refuses %j', text => {
    expect(decodeHex(ascii(text))).toBeUndefined()
  })
})

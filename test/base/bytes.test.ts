import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compareBytes,
  concat,
  concatAll,
  equalBytes,
  fromBase64,
  fromHex,
  toBase64,
  toHex,
  utf8,
  utf8Text,
} from '../../src/base/bytes.js'

const bytes = fc.uint8Array({ maxLength: 300 })

test('hex and base64 are those of the runtime, at every length', () => {
  fc.assert(
    fc.property(bytes, value => {
      expect(toHex(value)).toBe(Buffer.from(value).toString('hex'))
      expect(toBase64(value)).toBe(Buffer.from(value).toString('base64'))
      expect(fromHex(toHex(value))).toEqual(value)
      expect(fromHex(toHex(value).toUpperCase())).toEqual(value)
      expect(fromBase64(toBase64(value))).toEqual(value)
    }),
  )
})

test.each(['0', 'abc', '0g', ' 00', '00 ', '0x00', 'é0', '00\n', '０0', '\u0000\u0000'])(
  '%j is no hex',
  text => {
    expect(() => fromHex(text)).toThrowCode('bytes.hex')
  },
)

test.each([
  ...['A', 'AA', 'AAA', 'AA=', 'A===', 'AAAA=', 'AB==', 'AAB=', 'AA==AAAA', 'AA A', '=AAA', 'A=AA'],
  ...['AAA\n', ' AAAA', 'AA-_', 'AAAA\u0000\u0000\u0000\u0000', 'éééé', '===='],
])('%j is no canonical base64', text => {
  expect(() => fromBase64(text)).toThrowCode('bytes.base64')
})

test('concatenation keeps every part in order, however many there are', () => {
  expect(concat()).toEqual(new Uint8Array(0))
  expect(concat(Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3))).toEqual(Uint8Array.of(1, 2, 3))
  const many = Array.from({ length: 200_000 }, (_, i) => Uint8Array.of(i & 0xff))
  const whole = concatAll(many)
  expect([whole.length, whole[255], whole[199_999]]).toEqual([200_000, 255, 199_999 & 0xff])
})

test('the order of byte strings is that of their hex', () => {
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b))
      expect(equalBytes(a, b)).toBe(toHex(a) === toHex(b))
      expect(equalBytes(a, Uint8Array.from(a))).toBe(true)
    }),
  )
  expect(compareBytes(Uint8Array.of(1), Uint8Array.of(1, 0))).toBeLessThan(0)
})

test('text becomes UTF-8', () => expect(toHex(utf8('稟議'))).toBe('e7a89fe8adb0'))

test('text of UTF-8 is what it was, a byte order mark included, and nothing else is text', () => {
  for (const text of ['', 'ringi', '稟議', '\ufeffx', '\0', '😀']) expect(utf8Text(utf8(text))).toBe(text)
  for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe7, 0xa8]])
    expect(utf8Text(Uint8Array.from(bytes))).toBeUndefined()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex } from '../../src/base/bytes.js'
import { sha256 } from '../../src/base/hash.js'
import { isPatterned } from '../../src/keys/pattern.js'

const length = fc.constantFrom(16, 20, 24, 28, 32)

test('constant bytes', () => {
  fc.assert(
    fc.property(length, fc.nat(255), (size, byte) => {
      expect(isPatterned(new Uint8Array(size).fill(byte))).toBe(true)
    }),
  )
})

test('bytes that count, up or down, in any step', () => {
  fc.assert(
    fc.property(length, fc.nat(255), fc.nat(255), (size, start, step) => {
      expect(isPatterned(Uint8Array.from({ length: size }, (_, at) => start + at * step))).toBe(true)
    }),
  )
})

test('a pattern that comes twice or more', () => {
  const pattern = length.chain(size =>
    fc.tuple(fc.constant(size), fc.uint8Array({ minLength: 1, maxLength: size / 2 - 1 })),
  )
  fc.assert(
    fc.property(pattern, ([size, part]) => {
      expect(
        isPatterned(Uint8Array.from({ length: size }, (_, at) => part[at % part.length] as number)),
      ).toBe(true)
    }),
  )
})

test.each([
  ['one word eleven times, and junk', 'df9bf37e6fcdf9bf37e6fcdf9bf37e3c'],
  ['one word twelve times', '0660cc198330660cc198330660cc1983'],
  ['a counter in hex digits', '0123456789abcdef0123456789abcdef'],
  ['half and half', '00112233445566770011223344556677'],
])('%s', (_, hex) => expect(isPatterned(fromHex(hex))).toBe(true))

test('digests follow no pattern', () => {
  for (let counter = 0; counter < 500; counter++) {
    const digest = sha256(Uint8Array.of(counter & 0xff, counter >> 8))
    expect(isPatterned(digest)).toBe(false)
    expect(isPatterned(digest.subarray(16))).toBe(false)
  }
})

test('one odd byte in the middle of a counter is no counter', () => {
  const bytes = Uint8Array.from({ length: 16 }, (_, at) => at)
  bytes[7] = 99
  expect(isPatterned(bytes)).toBe(false)
})

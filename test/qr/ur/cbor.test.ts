import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../../src/base/bytes.js'
import { type Cbor, decodeCbor, encodeCbor, Tagged } from '../../../src/qr/ur/cbor.js'

// RFC 8949, appendix A.
const VALUES: readonly (readonly [Cbor, string])[] = [
  [0, '00'],
  [23, '17'],
  [24, '1818'],
  [1000, '1903e8'],
  [1_000_000, '1a000f4240'],
  [1_000_000_000_000, '1b000000e8d4a51000'],
  [false, 'f4'],
  [true, 'f5'],
  [fromHex('01020304'), '4401020304'],
  ['水', '63e6b0b4'],
  [[1, [2, 3], [4, 5]], '8301820203820405'],
  [
    new Map([
      [1, 2],
      [3, 4],
    ]),
    'a201020304',
  ],
  [new Tagged(1, 1363896240), 'c11a514b67b0'],
]

describe('CBOR', () => {
  test.each(VALUES)('%j', (value, hex) => {
    expect(toHex(encodeCbor(value))).toBe(hex)
    expect(decodeCbor(fromHex(hex))).toEqual(value)
  })

  test.each([
    ['nothing', ''],
    ['a number that is too long', '1817'],
    ['a negative number', '20'],
    ['a float', 'f93c00'],
    ['null', 'f6'],
    ['an indefinite length', '9f01ff'],
    ['a key twice', 'a201020103'],
    ['a text as key', 'a1616101'],
    ['what is cut off', '4401'],
    ['a list that is cut off', '8301'],
    ['more behind it', '0000'],
    ['text that is not UTF-8', '62fffe'],
    ['a number beyond 2^53', '1b0020000000000001'],
    ['more nesting than there is', `${'81'.repeat(20)}00`],
  ])('refuses %s', (_, hex) => {
    expect(() => decodeCbor(fromHex(hex))).toThrowCode('qr.malformed')
  })
})

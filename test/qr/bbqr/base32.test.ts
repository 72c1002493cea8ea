import { describe, expect, test } from 'vitest'
import { utf8 } from '../../../src/base/bytes.js'
import { decodeBase32, encodeBase32 } from '../../../src/qr/bbqr/base32.js'

// RFC 4648 section 10, without padding.
const VECTORS = [
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
] as const

describe('base32', () => {
  test.each(VECTORS)('%j is %s', (text, letters) => {
    expect(encodeBase32(utf8(text))).toBe(letters)
    expect(decodeBase32(letters)).toEqual(utf8(text))
  })

  test.each(['M', 'MZX', 'MZXW6Y', 'MZ', 'my', 'MY======', 'M1', 'MZXW6YTBO', 'Ｍ'])(
    '%j is none',
    letters => {
      expect(decodeBase32(letters)).toBeUndefined()
    },
  )
})

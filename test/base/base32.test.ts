import { describe, expect, test } from 'vitest'
import { decodeBase32, encodeBase32 } from '../../src/base/base32.js'
import { utf8 } from '../../src/base/bytes.js'

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

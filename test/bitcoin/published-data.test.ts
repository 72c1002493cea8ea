import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex, utf8 } from '../../src/base/bytes.js'
import {
  MOST_PUBLISHED,
  parsePublishedData,
  publishedBytes,
  publishedText,
  publishingScript,
} from '../../src/bitcoin/published-data.js'

const read = (typed: string) => {
  const { bytes, readAs } = parsePublishedData(typed)
  return `${readAs} ${toHex(bytes)}`
}

describe('what is typed', () => {
  test.each([
    ['deadBEEF', 'hex deadbeef'],
    ['2026', 'hex 2026'],
    ['hex:00', 'hex 00'],
    ['text:2026', 'text 32303236'],
    ['text:abc', 'text 616263'],
    ['text:hex:00', `text ${toHex(utf8('hex:00'))}`],
    ['hello', 'text 68656c6c6f'],
    ['de ad', 'text 6465206164'],
    ['稟議', 'text e7a89fe8adb0'],
    ['Hex:00', `text ${toHex(utf8('Hex:00'))}`],
  ])('%s', (typed, expected) => {
    expect(read(typed)).toBe(expected)
  })

  test.each(['', 'hex:', 'text:', 'abc', '0xdead', '0xabc', 'hex:abc', 'hex:zz', 'hex: 00', 'hex:0x00'])(
    '%s is refused',
    typed => {
      expect(() => parsePublishedData(typed)).toThrowCode('published-data.malformed')
    },
  )

  test('80 bytes, and not one more', () => {
    const most = 'z'.repeat(MOST_PUBLISHED)
    expect(read(most)).toBe(`text ${'7a'.repeat(80)}`)
    expect(read('ab'.repeat(80))).toBe(`hex ${'ab'.repeat(80)}`)
    const details = { bytes: 81, most: 80 }
    expect(() => parsePublishedData(`${most}z`)).toThrowCode('published-data.too-long', details)
    expect(() => parsePublishedData('ab'.repeat(81))).toThrowCode('published-data.too-long', details)
    expect(() => publishingScript(new Uint8Array(81))).toThrowCode('published-data.too-long', details)
  })
})

test('what is published is what was typed, whatever it is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 80 }), bytes => {
      const script = publishingScript(bytes)
      expect(script.length).toBeLessThanOrEqual(83)
      expect(publishedBytes(script)).toEqual(bytes)
      expect(publishedText(script).startsWith(toHex(script))).toBe(true)
      expect(read(toHex(bytes))).toBe(`hex ${toHex(bytes)}`)
    }),
  )
})

test('text is shown beside the script where it is nothing else', () => {
  expect(publishedText(publishingScript(utf8('roof "1"')))).toBe('6a08726f6f6620223122 "roof \\"1\\""')
  for (const other of ['6a', '6a00', '6a0141ff', '6a01410142', '6a020a0a', '6a03e280ae', '6a01ff'])
    expect(publishedText(fromHex(other))).toBe(other)
  expect(publishedBytes(fromHex('00146a'))).toBeUndefined()
})

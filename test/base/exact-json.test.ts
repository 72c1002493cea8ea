import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Numeral, parseExactJson } from '../../src/base/exact-json.js'

test.each(['10512000000000000', '105120000.00000001', '-0.1234567890123456', '1234567890123456e3'])(
  '%s is a number that is kept as it is written',
  text => {
    expect(parseExactJson(text)).toEqual(new Numeral(text))
    expect(parseExactJson(`{"a":[{"b":${text}}],"c":"${text}"}`)).toEqual({
      ...{ a: [{ b: new Numeral(text) }], c: text },
    })
  },
)

test.each(['123456789012345', '0.00000001', '12345678.1234567', '1e300', '-5'])('%s is a double', text => {
  expect(parseExactJson(text)).toBe(Number(text))
})

test('every number comes back as it was written', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), value => {
      const read = parseExactJson(`[${value}]`)
      expect(Array.isArray(read) && (read[0] instanceof Numeral ? read[0].text : String(read[0]))).toBe(
        `${value}`,
      )
    }),
  )
})

describe('what is no JSON stays none', () => {
  test.each([
    '',
    '[1234567890123456',
    '[01234567890123456]',
    '{"a":1234567890123456,"a":1}',
    '1234567890123456x',
  ])('%s', text => expect(parseExactJson(text)).toBeUndefined())
})

test('texts that look like numbers, and names like those of prototypes, are left alone', () => {
  const text = '{"__proto__":1234567890123456,"a\\"1234567890123456":"\\\\","b":1234567890123456}'
  const read = parseExactJson(text) as object
  expect(Object.keys(read)).toEqual(['__proto__', 'a"1234567890123456', 'b'])
  expect(Object.values(read)).toEqual([
    ...[new Numeral('1234567890123456'), '\\', new Numeral('1234567890123456')],
  ])
})

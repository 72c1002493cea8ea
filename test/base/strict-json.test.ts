import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStrictJson } from '../../src/base/strict-json.js'

describe('strict JSON', () => {
  it('takes whatever JSON.stringify prints, with any white space', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2, '\t'), (text, indent) => {
        const value: unknown = JSON.parse(text)
        expect(parseStrictJson(JSON.stringify(value, null, indent))).toEqual(value)
      }),
      { numRuns: 100 },
    )
  })

  it.each([
    '{"a":1,"a":2}',
    '{"a":{"b":1,"b":1}}',
    '{"__proto__":1,"__proto__":2}',
    '1.0',
    '1e2',
    '-0',
    '"\\u0061"',
    '"\\/"',
    '{',
    '',
    'undefined',
    '1e400',
    `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  ])('refuses %s', text => expect(parseStrictJson(text)).toBeUndefined())

  it('keeps white space in strings', () => {
    expect(parseStrictJson(' { "a b" : "c  \\n\\" d" } ')).toEqual({ 'a b': 'c  \n" d' })
  })

  it('gives __proto__ as a member like any other', () => {
    expect(Object.keys(parseStrictJson('{"__proto__":{"x":1}}') as object)).toEqual(['__proto__'])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUniqueJson } from '../../src/base/unique-json.js'

describe('JSON that names nothing twice', () => {
  it('takes whatever JSON.parse takes of values that JSON.stringify has printed', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(parseUniqueJson(text)).toEqual(JSON.parse(text))
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['{"a":"\\u003d\\/"}', { a: '=/' }],
    ['1.0', 1],
    ['{"a":{"b":1},"b":{"a":1}}', { a: { b: 1 }, b: { a: 1 } }],
    ['["a","a",{"a":"a"}]', ['a', 'a', { a: 'a' }]],
    ['{"x:\\"y\\":":1}', { 'x:"y":': 1 }],
  ])('takes %s, however it is spelled', (text, value) => expect(parseUniqueJson(text)).toEqual(value))

  it.each([
    '{"a":1,"a":2}',
    '{"a":1, "\\u0061" :2}',
    '[{"a":[{"b":1,"c":{},"b":1}]}]',
    '{"a":[],"a":1}',
    '{"a":{},"a":1}',
    '{"__proto__":1,"__proto__":2}',
    '{',
    '}',
    '"a":1',
    '"\\',
    '',
    `${'['.repeat(33)}${']'.repeat(33)}`,
    '['.repeat(100_000),
    `"${'\\"'.repeat(500_000)}`,
  ])('refuses %.40s', text => expect(parseUniqueJson(text)).toBeUndefined())

  it('takes 32 levels, and any number beside each other', () => {
    const deep = `${'['.repeat(32)}${']'.repeat(32)}`
    expect(parseUniqueJson(deep)).toEqual(JSON.parse(deep))
    for (const one of ['[]', '{}']) {
      const wide = `[${`${one},`.repeat(100)}${one}]`
      expect(parseUniqueJson(wide)).toEqual(JSON.parse(wide))
    }
  })

  it('takes long strings', () => {
    const long = 'a\\"'.repeat(1_000_000)
    expect(parseUniqueJson(JSON.stringify([long]))).toEqual([long])
  })
})

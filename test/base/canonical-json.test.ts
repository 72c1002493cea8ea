import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, parseCanonicalJson } from '../../src/base/canonical-json.js'
import type { Json } from '../../src/base/json.js'
import { isThere } from '../support/expect-script.js'

describe('canonical JSON (RFC 8785)', () => {
  // The example of RFC 8785, section 3.2.2 and 3.2.3, but for its numbers that a log has none of.
  it('is what the standard prints', () => {
    const value = {
      numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]'),
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('sorts by UTF-16 code units', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
    const value = Object.fromEntries(names.map(name => [name, name]))
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33']
    expect(Object.keys(JSON.parse(canonicalJson(value))).filter(name => name !== '1')).toEqual(
      sorted.filter(name => name !== '1'),
    )
  })

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), value => {
        const text = canonicalJson(value as Json)
        // Names that are numbers stand first in every object of the language, so they are refused where that is unsorted.
        if (/"\d+":/.test(text) || /\p{Cs}/u.test(JSON.stringify(value))) return
        const read = parseCanonicalJson(text)
        expect(read).toEqual(JSON.parse(text))
      }),
    )
  })

  it.each([
    ['white space', '{"a": 1}'],
    ['unsorted names', '{"b":1,"a":2}'],
    ['unsorted names below', '[{"b":1,"a":2}]'],
    ['a name twice', '{"a":1,"a":2}'],
    ['a number spelt otherwise', '{"a":1.0}'],
    ['an exponent', '[1e2]'],
    ['minus nothing', '[-0]'],
    ['a number too large', '[1e400]'],
    ['an escape that is not needed', '["\\u0041"]'],
    ['an escape in capitals', '["\\u000F"]'],
    ['half a pair', '["\\ud800"]'],
    ['half a pair in a name', '{"\\ud800":1}'],
    ['a byte order mark', '\ufeff{}'],
    ['a newline behind it', '{}\n'],
    ['nothing', ''],
    ['half a list', '[1'],
    ['twenty levels', '['.repeat(20) + ']'.repeat(20)],
    ['a hundred thousand levels', '['.repeat(100_000) + ']'.repeat(100_000)],
  ])('refuses %s', (_, text) => {
    expect(parseCanonicalJson(text)).toBeUndefined()
  })

  it('takes a member called __proto__ for what it is', () => {
    const text = '{"__proto__":{"a":1}}'
    expect(canonicalJson(JSON.parse(text))).toBe(text)
    expect(JSON.stringify(parseCanonicalJson(text))).toBe(text)
  })

  it.runIf(isThere('python3'))('is what Python prints, for what a log is made of', () => {
    const value = { b: [1, 'x\u0007\u00e9\u{1f600}"\\', null], a: { d: true, c: '' }, aa: 9007199254740991 }
    const program =
      'import json,sys; print(json.dumps(json.load(sys.stdin),sort_keys=True,separators=(",",":"),ensure_ascii=False),end="")'
    const printed = execFileSync('python3', ['-c', program], {
      input: JSON.stringify(value),
      encoding: 'utf8',
    })
    expect(canonicalJson(value)).toBe(printed)
  })
})

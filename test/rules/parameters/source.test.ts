import { describe, expect, test } from 'vitest'
import { RingiError } from '../../../src/base/error.js'
import { parseSource, type Source } from '../../../src/rules/parameters/source.js'

/** A piece without its places. */
function plain(source: Source): unknown {
  if (source.kind === 'text') return source.text
  if (source.kind === 'list') return source.items.map(plain)
  return Object.fromEntries([...source.entries].map(([name, { value }]) => [name, plain(value)]))
}

function refusal(text: string): unknown {
  try {
    return plain(parseSource(text))
  } catch (error) {
    if (!(error instanceof RingiError)) throw error
    return [error.code, error.details.line, error.details.column]
  }
}

test.each([
  ['a: 1', { a: '1' }],
  ['a: no', { a: 'no' }],
  ['a: ~', { a: '~' }],
  ['a: 09:00', { a: '09:00' }],
  ['a: 2026-11-22', { a: '2026-11-22' }],
  ['a: 0x10', { a: '0x10' }],
  ['a:', { a: '' }],
  ['a: # nothing', { a: '' }],
  ['1: x\n"1.0": y', { '1': 'x', '1.0': 'y' }],
  ['a: [x, "y", \'z\']', { a: ['x', 'y', 'z'] }],
  ['a:\n  - b: c\n  - d', { a: [{ b: 'c' }, 'd'] }],
  ['a: |\n  one\n  two\n', { a: 'one\ntwo\n' }],
  ['a: b\r\nc: d\r\n', { a: 'b', c: 'd' }],
  ['a:\tb', { a: 'b' }],
  ['# 家族の金庫\na: 家族', { a: '家族' }],
  ['<<: { a: b }', { '<<': { a: 'b' } }],
  ['x', 'x'],
])('%j', (text, expected) => {
  expect(plain(parseSource(text))).toEqual(expected)
})

test('everything has its line and column', () => {
  const source = parseSource('a: b\n\nrules:\n  - one\n  -   two: 2\n')
  const rules = source.kind === 'map' ? source.entries.get('rules') : undefined
  expect([rules?.line, rules?.column]).toEqual([3, 1])
  const [one, two] = rules?.value.kind === 'list' ? rules.value.items : []
  expect([one, two].map(item => [item?.line, item?.column])).toEqual([
    [4, 5],
    [5, 7],
  ])
})

describe('refused, with line and column', () => {
  test.each([
    ['nothing', '', 1, 1],
    ['nothing but a comment', '# later\n', 1, 1],
    ['a key twice', 'a: b\na: c', 2, 1],
    ['a key twice, quoted', 'a: b\n"a": c', 2, 1],
    ['a key twice in braces', '{a: b, a: c}', 1, 8],
    ['an anchor', 'a: &x 1', 1, 7],
    ['an alias', 'b: *x', 1, 4],
    ['an anchor on a key', '&x a: b', 1, 4],
    ['a known tag', 'a: !!int 3', 1, 4],
    ['a tag of its own', 'a: !include /etc/passwd', 1, 4],
    ['a set', 'a: !!set { x }', 1, 10],
    ['a second document', 'a: b\n---\nc: d', 2, 1],
    ['an end, and something behind it', 'a: b\n...\nc: d', 3, 1],
    ['an older YAML', '%YAML 1.1\n---\na: yes', 1, 1],
    ['a tag directive', '%TAG ! tag:example,2000:\n---\na: b', 1, 1],
    ['a list for a key', '? [a, b]\n: c', 1, 3],
    ['a map for a key', '{ { a: b }: c }', 1, 3],
    ['bad indentation', 'a:\n    b: c\n  d: e', 3, 1],
    ['a bracket that is open', 'a: [b', 1, 6],
    ['a control character', 'x: y\na: \u0001', 2, 1],
    ['one that is spelt out', 'a: "\\0"', 1, 4],
    ['text that turns around', 'a: b # \u202e x', 1, 1],
    ['such text spelt out', 'a: "\\u202e"', 1, 4],
    ['a lone carriage return', 'a: b\rc: d', 1, 1],
    ['a byte order mark', '\ufeffa: b', 1, 1],
    ['half a character', 'a: \ud800', 1, 1],
  ])('%s', (_, text, line, column) => {
    expect(refusal(text)).toEqual(['policy.malformed', line, column])
  })
})

test.each([
  ['a bomb of aliases', 'a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]'],
  ['brackets', '['.repeat(50_000)],
  ['braces', '{a: '.repeat(20_000)],
  ['lists', '- '.repeat(50_000)],
  ['maps of thirteen levels', Array.from({ length: 14 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ['too much', `a: ${'b'.repeat(256 * 1024)}`],
])('%s', (_, text) => {
  expect(() => parseSource(text)).toThrowCode('policy.malformed')
})

test('many keys take no time that grows with their square', () => {
  const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: v\n`).join('')
  const started = performance.now()
  expect(parseSource(keys).kind).toBe('map')
  expect(performance.now() - started).toBeLessThan(10_000)
})

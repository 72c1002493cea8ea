import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CATALOGUE, GROUPS } from '../attacks/catalogue.js'
import { attackTables, codesOf, isAnswered, shownIn, shownInTests } from './attacks.js'
import { root } from './session.js'

const shown = shownInTests()
const known = CATALOGUE.map(({ id }) => id)

test('every attack of the catalogue has an id of its own, in a group that has a name', () => {
  expect(new Set(known).size).toBe(known.length)
  for (const id of known) expect(Object.keys(GROUPS)).toContain(id[0])
})

test('no test names an attack that the catalogue lacks', () => {
  expect(shown.flatMap(({ ids }) => ids).filter(id => !known.includes(id))).toEqual([])
})

describe.each(CATALOGUE)('$id $what', attack => {
  const blocks = shown.filter(({ ids }) => ids.includes(attack.id))

  test('has a test, which asserts every code of the answer', () => {
    expect(blocks).not.toEqual([])
    const asserted = blocks.map(({ source }) => source).join('\n')
    expect(codesOf(attack).filter(code => !asserted.includes(`'${code}'`))).toEqual([])
    expect(isAnswered(attack)).toBe(true)
  })
})

test('docs/attacks.md lists them, with what the tests assert', () => {
  const path = join(root, 'docs/attacks.md')
  const page = readFileSync(path, 'utf8')
  const current = page.replace(
    /(<!-- attacks -->\n)[\s\S]*(<!-- \/attacks -->)/,
    (_all, start, end) => `${start}\n${attackTables(shown)}\n${end}`,
  )
  if (process.env.RINGI_DOCS === 'update') writeFileSync(path, current)
  else expect(page).toBe(current)
})

test('a test is read from its first line to its last, with the constants that it uses', () => {
  const text = [
    "const CODE = 'fee.high'",
    "const OTHER = 'fee.absurd'",
    "describe('x', () => {",
    "  test.each([1, 2])('A1 A2 first', () => {",
    '    expect(CODE)',
    '  })',
    '  test.runIf(true).each([',
    '    1,',
    '  ])(',
    "    'B3 second',",
    '    () => {',
    "      expect('usage.invalid')",
    '    },',
    '  )',
    '})',
  ].join('\n')
  const [first, second, ...others] = shownIn('t', text)
  expect(others).toEqual([])
  expect(first).toMatchObject({ ids: ['A1', 'A2'], source: expect.stringContaining("'fee.high'") })
  expect(first?.source).not.toMatch(/fee\.absurd|usage\.invalid/)
  expect(second).toMatchObject({ ids: ['B3'], source: expect.stringContaining("'usage.invalid'") })
  expect(second?.source).not.toMatch(/fee\.|first/)
})

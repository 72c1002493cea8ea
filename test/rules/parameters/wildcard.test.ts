import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fits } from '../../../src/rules/parameters/wildcard.js'

test.each([
  ['abc', 'abc', true],
  ['abc', 'abcd', false],
  ['abc', 'xabc', false],
  ['', '', true],
  ['*', '', true],
  ['*', 'anything', true],
  ['**', 'x', true],
  ['?', '', false],
  ['?', '家', true],
  ['?', '\u{1f3e0}', true],
  ['#', '7', true],
  ['#', '\u0667', false],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['*ab*ab', 'abab', true],
  ['*ab*ab', 'abxb', false],
  ['INV-####', 'INV-2026', true],
  ['INV-####', 'INV-20260', false],
  ['.*', 'x', false],
  ['(a+)+', '(a+)+', true],
])('%j and %j', (pattern, text, expected) => {
  expect(fits(pattern, text)).toBe(expected)
})

const MEANING: Readonly<Record<string, string>> = { '#': '[0-9]', '?': '.', '*': '.*' }

test('it says what a regular expression would', () => {
  const piece = fc.constantFrom('a', 'b', '#', '?', '*', '1')
  const letter = fc.constantFrom('a', 'b', '1', '2')
  const arbitrary = [fc.array(piece, { maxLength: 8 }), fc.array(letter, { maxLength: 10 })] as const
  fc.assert(
    fc.property(...arbitrary, (pieces, letters) => {
      const expression = pieces.map(one => MEANING[one] ?? one).join('')
      expect(fits(pieces.join(''), letters.join(''))).toBe(
        new RegExp(`^${expression}$`, 'su').test(letters.join('')),
      )
    }),
  )
})

test('the worst pattern ends soon', () => {
  const pattern = `${'*a'.repeat(40)}*b`
  const started = performance.now()
  expect(fits(pattern, 'a'.repeat(1_000))).toBe(false)
  expect(performance.now() - started).toBeLessThan(1_000)
})

import { expect, test } from 'vitest'
import { escapeText, isPlainText, isTreacherous } from '../../src/base/text.js'

const TREACHEROUS = [
  ...['\u0000', '\u0007', '\u001b', '\n', '\r', '\t', '\u007f', '\u009b'],
  ...['\u00ad', '\u061c', '\u200b', '\u200d', '\u200e', '\u2028', '\u2029', '\u202e', '\u2066', '\u2060'],
  ...['\u0336', '\u0338', '\u20dd', '\u2800', '\ufffc', '\uffff', '\u{1fffe}'],
  ...['\ufeff', '\u115f', '\u3164', '\uffa0', '\ufe0f', '\ue000', '\ud800', '\u{e0041}', '\u{f0000}'],
]

test.each(TREACHEROUS)('%j is treacherous, and written out', character => {
  const text = `a${character}b`
  expect(isTreacherous(text)).toBe(true)
  expect(escapeText(text)).toBe(`a\\u{${character.codePointAt(0)?.toString(16)}}b`)
  expect(isTreacherous(escapeText(text))).toBe(false)
})

test.each(['', 'Invoice 7', '稟議書 第3号', 'é e\u0301', 'किताब', '🍣', 'a\u3000b', 'bc1q…'])(
  '%j is plain, and left as it is',
  text => {
    expect(isTreacherous(text)).toBe(false)
    expect(escapeText(text)).toBe(text)
  },
)

test('of a pile of marks the first four stay', () => {
  const pile = `a${'\u0301'.repeat(6)}b`
  expect(isTreacherous(pile)).toBe(true)
  expect(escapeText(pile)).toBe(`a${'\u0301'.repeat(4)}\\u{301}\\u{301}b`)
  expect(isTreacherous(`a${'\u0301'.repeat(4)}b`)).toBe(false)
})

test('asking twice gives the same answer', () =>
  expect([isTreacherous('\u001b'), isTreacherous('\u001b')]).toEqual([true, true]))

test.each(['', 'Salary, March', '給料 3月', 'Zoë', '₿ 🎉', 'ガ'])('%j is plain', text => {
  expect(isPlainText(text)).toBe(true)
})

test.each([
  'a\nb',
  'a\rb',
  'a\tb',
  'a\0',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  'a\u200bb',
  'a\u200eb',
  '\u202e',
  '\u2066',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\u00ad',
  '\u061c',
  '\ud800',
  '\ue000',
  '\ufffd',
  '\u{e0041}',
])('%j is not', text => {
  expect(isPlainText(text)).toBe(false)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseName } from '../../src/keys/name.js'

test.each([
  'a',
  'alice',
  'console',
  'nulla',
  'Tresor-2',
  'cold_storage.v2',
  '_',
  '7',
  '経理部長',
  'さとう',
  'サーバー',
  '한국',
  'Zoë',
  'אבג',
  'हिन्दी',
  'ไทย',
  'x'.repeat(40),
  '🄰'.normalize('NFKC'),
])('takes %s', name => expect(parseName(name)).toBe(name))

test.each([
  ['nothing', ''],
  ['too much', 'x'.repeat(41)],
  ['far too much', 'x'.repeat(1_000_000)],
  ['a device', 'CON'],
  ['a device with an ending', 'lpt1.backup'],
  ['a space', 'a b'],
  ['an ideographic space', '佐藤　花子'],
  ['white space around', ' a'],
  ['a newline', 'a\n'],
  ['a control character', 'a\u001b]52;'],
  ['NUL', 'a\u0000'],
  ['a slash', 'a/b'],
  ['a backslash', 'a\\b'],
  ['a hidden file', '.ssh'],
  ['the folder above', '..'],
  ['an option', '-rf'],
  ['decomposed letters', 'Zoe\u0308'],
  ['decomposed kana', 'か\u3099'],
  ['a mark alone', '\u0301'],
  ['bidi override', 'a\u202eb'],
  ['bidi isolate', 'a\u2066b'],
  ['right-to-left mark', 'a\u200f'],
  ['zero-width space', 'a\u200bb'],
  ['zero-width joiner', 'a\u200db'],
  ['byte order mark', '\ufeffa'],
  ['soft hyphen', 'a\u00adb'],
  ['Hangul filler', '\u3164'],
  ['variation selector', 'a\ufe0f'],
  ['grapheme joiner', 'a\u034f'],
  ['emoji', '🔑'],
  ['punctuation', "a'b"],
  ['a lone surrogate', 'a\ud800'],
])('refuses %s', (_, name) => {
  expect(() => parseName(name)).toThrowCode('name.malformed')
})

test('counts characters, not code units', () => {
  expect(parseName('𠮷'.repeat(40))).toHaveLength(80)
  expect(() => parseName('𠮷'.repeat(41))).toThrowCode('name.malformed')
})

test('answers any text with itself or a code', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 8 }), text => {
      try {
        expect(parseName(text)).toBe(text)
      } catch (error) {
        expect(error).toThrowCode('name.malformed')
      }
    }),
  )
})

import { expect, test } from 'vitest'
import {
  LANGUAGE_NAMES,
  LANGUAGES,
  parseLanguage,
  separatorOf,
  wordsOf,
} from '../../src/keys/mnemonic-languages.js'

test('there are the ten lists of the standard', () => {
  expect(LANGUAGE_NAMES).toHaveLength(10)
  for (const language of LANGUAGE_NAMES) {
    const words = wordsOf(language)
    expect(new Set(words).size).toBe(2048)
    // What parseMnemonic relies on when it brings a text into canonical form.
    for (const word of words) expect(word.toLowerCase().normalize('NFKD')).toBe(word)
    for (const word of words) expect(word).toMatch(/^\S+$/)
  }
})

test('each has a name and a code', () => {
  for (const language of LANGUAGE_NAMES) {
    expect(parseLanguage(language)).toBe(language)
    expect(parseLanguage(LANGUAGES[language])).toBe(language)
  }
  expect(parseLanguage('ja')).toBe('japanese')
})

test.each(['russian', 'turkish', 'ru', '', 'EN', 'English', 'zh', 'constructor', '__proto__'])(
  'there is no %j',
  name => {
    expect(() => parseLanguage(name)).toThrowCode('mnemonic.language')
  },
)

test('only Japanese is written with the ideographic space', () => {
  expect(LANGUAGE_NAMES.filter(language => separatorOf(language) === '\u3000')).toEqual(['japanese'])
})

import { wordlists } from 'bip39'
import { RingiError } from '../base/error.js'

/** One row a word list of BIP 39: its name there, and the code that stands for it on the command line. */
export const LANGUAGES = {
  english: 'en',
  japanese: 'ja',
  korean: 'ko',
  spanish: 'es',
  chinese_simplified: 'zh-hans',
  chinese_traditional: 'zh-hant',
  french: 'fr',
  italian: 'it',
  czech: 'cs',
  portuguese: 'pt',
} as const

/** The name of a word list. */
export type MnemonicLanguage = keyof typeof LANGUAGES

/** All of them, English first. */
export const LANGUAGE_NAMES = Object.keys(LANGUAGES) as readonly MnemonicLanguage[]

/** The language called `text`, by name (`japanese`) or code (`ja`). Throws `mnemonic.language`. */
export function parseLanguage(text: string): MnemonicLanguage {
  const language = LANGUAGE_NAMES.find(name => name === text || LANGUAGES[name] === text)
  if (language !== undefined) return language
  throw new RingiError('mnemonic.language', { why: 'unknown', known: LANGUAGE_NAMES.map(withCode) })
}

/** A language with the code that stands for it on the command line. */
export function withCode(language: MnemonicLanguage): { language: MnemonicLanguage; code: string } {
  return { language, code: LANGUAGES[language] }
}

/** The 2048 words of a language, in order and in decomposed form (NFKD), as BIP 39 hashes them. */
export function wordsOf(language: MnemonicLanguage): readonly string[] {
  return wordlists[language] as readonly string[]
}

/** What stands between the words of a language: Japanese is written with the ideographic space. */
export function separatorOf(language: MnemonicLanguage): string {
  return language === 'japanese' ? '\u3000' : ' '
}

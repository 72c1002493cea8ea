import { LANGUAGE_NAMES, type MnemonicLanguage, wordsOf } from '../mnemonic-languages.js'
import { SLIP39_WORDS } from '../slip39-words.js'

/** What no run of words goes over: whoever joins texts that do not belong together puts it between them. */
export const BREAK = '\0'

/** The words of a text, one after the other, in lower case and decomposed; numbers and marks between them are left out. */
export function tokensOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
  return plain.match(/[\p{L}\p{M}]+|\0/gu) ?? []
}

/** A list of BIP 39, or that of SLIP-39, with the spellings in which people write its words. */
export interface WordList {
  readonly name: MnemonicLanguage | 'slip39'
  /** The word that is meant by one that stands by itself: as it is in the list, or without its accents. */
  readonly words: ReadonlyMap<string, string>
  /** Its first four letters, which say which word it is in English lists. */
  readonly beginnings: ReadonlySet<string>
}

/** All lists, that of English first. */
export function wordLists(): readonly WordList[] {
  const lists = LANGUAGE_NAMES.map(name => wordList(name, wordsOf(name), name === 'english'))
  return [...lists, wordList('slip39', SLIP39_WORDS, true)]
}

function wordList(name: WordList['name'], words: readonly string[], hasBeginnings: boolean): WordList {
  const bare = words.map(word => [word.replace(/\p{M}/gu, ''), word] as const)
  return {
    name,
    words: new Map([...bare, ...words.map(word => [word, word] as const)]),
    beginnings: new Set(hasBeginnings ? words.map(word => word.slice(0, 4)) : []),
  }
}

/** Words that were written without anything between them, or undefined where `token` is not made of those of the list. */
export function splitWords(token: string, { words }: WordList): string[] | undefined {
  const ends: (string[] | undefined)[] = [[]]
  for (let end = 1; end <= token.length; end++) {
    for (let length = Math.min(LONGEST, end); length > 0 && ends[end] === undefined; length--) {
      const before = ends[end - length]
      const word = words.get(token.slice(end - length, end))
      if (before !== undefined && word !== undefined) ends[end] = [...before, word]
    }
  }
  return ends[token.length]
}

// Of decomposed Korean and Japanese.
const LONGEST = 16

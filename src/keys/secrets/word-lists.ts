import { LANGUAGE_NAMES, type Language, wordsOf } from '../languages.js'

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

/** A list of BIP 39, with the spellings in which people write its words. */
export interface WordList {
  readonly language: Language
  /** The word that is meant by one that stands by itself: as it is in the list, or without its accents. */
  readonly words: ReadonlyMap<string, string>
  /** Its first four letters, which say which word of the English list it is. */
  readonly beginnings: ReadonlySet<string>
}

/** All lists. */
export function wordLists(): readonly WordList[] {
  return LANGUAGE_NAMES.map(language => {
    const words = wordsOf(language)
    const bare = words.map(word => [word.replace(/\p{M}/gu, ''), word] as const)
    return {
      language,
      words: new Map([...bare, ...words.map(word => [word, word] as const)]),
      beginnings: new Set(language === 'english' ? words.map(word => word.slice(0, 4)) : []),
    }
  })
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

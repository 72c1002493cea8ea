import { mnemonicToEntropy } from 'bip39'
import { areComparisonWords } from '../comparison-words.js'
import { isElectrumSeed } from '../foreign-words.js'
import { wordsOf } from '../mnemonic-languages.js'
import { BREAK, splitWords, tokensOf, type WordList, wordLists } from './word-lists.js'

/** How many words a mnemonic has at least, and a code that people compare. */
const WORDS = 12

// Where one may be wrong, it is not the vocabulary of some program, the same few words again and again.
const LEAST_DIFFERENT = 10

const MNEMONICS = [12, 15, 18, 21, 24]

/** Copied in a hurry, one word of twelve may be wrong. */
const MOSTLY = WORDS - 1

/** How many tokens between two words are looked over where they are the same each time, as the tags of a table are. */
const MOST_BETWEEN = 8

/** Longer than any word: several without anything between them. */
const LONG = 30

// Prose has one of these among any twelve words, or one of one or two letters; a mnemonic with mistakes in it has none.
const OF_PROSE = new Set(
  (
    'the and for that with this from are was were has had not but his her its our your they them their which when who ' +
    'will would there than then what been one los las del por con una que para les des est qui dans pour pas sur aux ' +
    'che per della non dei das dos uma com ist und der die'
  ).split(' '),
)

/** What words there are in a text: those of a key, and codes that people compare. */
interface FoundWords {
  readonly mnemonic: boolean
  readonly comparison: boolean
}

/**
 * Looks for words of any list of BIP 39 or of SLIP-39, however they are spaced, numbered, marked up, cut to four letters or split over
 * lines, and for comparison words but those that are `known`. Words with mistakes among them count as well.
 */
export function findWords(text: string, known: readonly string[]): FoundWords {
  const tokens = tokensOf(text)
  if (tokens.length < WORDS && tokens.every(({ length }) => length < WORDS))
    return { mnemonic: false, comparison: false }
  const [english, ...lists] = wordLists() as [WordList, ...WordList[]]
  if (!isDense(tokens, [english, ...lists])) return { mnemonic: false, comparison: false }
  const unknown = without(apart(tokens, english), known)
  if (hasLongMnemonic(unknown, english)) return { mnemonic: true, comparison: false }
  const codes = new Set(
    codesIn(unknown, english).flatMap(at => Array.from({ length: WORDS }, (_, i) => at + i)),
  )
  const rest = unknown.map((token, at) => (codes.has(at) ? BREAK : token))
  const mnemonic = hasRun(rest, english) || lists.some(list => hasRun(apart(tokens, list), list))
  return { mnemonic, comparison: codes.size > 0 }
}

/**
 * Whether anywhere so many tokens are words that they could be a mnemonic, whatever stands between: megabytes of other
 * things are passed over by it.
 */
function isDense(tokens: readonly string[], lists: readonly WordList[]): boolean {
  const words = new Set(lists.flatMap(list => [...list.words.keys(), ...list.beginnings]))
  const weights = tokens.map(token => (words.has(token) ? 1 : isWhole(token, lists) ? MOSTLY : 0))
  let found = 0
  return weights.some((weight, at) => {
    found += weight - (weights[at - WORDS * (MOST_BETWEEN + 1)] ?? 0)
    return found >= MOSTLY
  })
}

/** Whether one token may be all words of a mnemonic without anything between them. */
function isWhole(token: string, lists: readonly WordList[]): boolean {
  if (/^\p{Script=Han}+$/u.test(token)) return MNEMONICS.includes(token.length)
  return token.length > LONG && lists.some(list => splitWords(token, list) !== undefined)
}

/** The tokens, with those taken apart that are several words of the list in one. */
function apart(tokens: readonly string[], list: WordList): string[] {
  return tokens.flatMap(token => {
    if (list.name.startsWith('chinese')) return chineseApart(token, list)
    return token.length > LONG ? (splitWords(token, list) ?? [token]) : [token]
  })
}

// Prose in Chinese is mostly made of the characters of these lists: without spaces, only a whole mnemonic counts.
function chineseApart(token: string, list: WordList): string[] {
  const characters = [...token]
  return MNEMONICS.includes(characters.length) && isMnemonic(characters, list) ? characters : [token]
}

/** The tokens, with a break in the place of every code that is known. */
function without(tokens: readonly string[], known: readonly string[]): string[] {
  const left = [...tokens]
  for (const code of known.map(words => words.split(' '))) {
    for (let at = 0; at < left.length; at++)
      if (code.every((word, i) => left[at + i] === word)) left.splice(at, code.length, BREAK)
  }
  return left
}

/** Where codes that people compare begin. */
function codesIn(tokens: readonly string[], { words }: WordList): number[] {
  return runLengths(tokens.map(token => words.get(token) === token)).flatMap((length, end) => {
    const at = end - WORDS + 1
    const code = tokens.slice(at, end + 1)
    // A seed of Electrum has no checksum that it could fail: one in sixteen looks like a code, and is a secret all the same.
    return length >= WORDS && areComparisonWords(code) && !isElectrumSeed(code) ? [at] : []
  })
}

/** Whether there is a mnemonic of more words than a code has, a part of which might be taken for one. */
function hasLongMnemonic(tokens: readonly string[], list: WordList): boolean {
  return runLengths(tokens.map(token => list.words.has(token))).some((length, end) =>
    MNEMONICS.some(
      count => count > WORDS && count <= length && isMnemonic(tokens.slice(end - count + 1, end + 1), list),
    ),
  )
}

function isMnemonic(words: readonly string[], { name }: WordList): boolean {
  if (name === 'slip39') return false
  try {
    mnemonicToEntropy(words.join(' '), [...wordsOf(name)])
    return true
  } catch {
    return false
  }
}

function hasRun(tokens: readonly string[], list: WordList): boolean {
  const isWord = tokens.map(token => list.words.has(token))
  const isBeginning = tokens.map((token, at) => isWord[at] === true || list.beginnings.has(token))
  return (
    isMostly(tokens, isWord) ||
    runLengths(isBeginning).some(length => length >= WORDS) ||
    isMarkedUp(tokens, isWord)
  )
}

/** How many in a row, up to each place, are what they should be. */
function runLengths(fits: readonly boolean[]): number[] {
  const lengths: number[] = []
  for (const [at, one] of fits.entries()) lengths.push(one ? (lengths[at - 1] ?? 0) + 1 : 0)
  return lengths
}

/** Whether of twelve tokens one after the other nearly all are words, and none is one of prose. */
function isMostly(tokens: readonly string[], isWord: readonly boolean[]): boolean {
  const run = runLengths(tokens.map((token, at) => isWord[at] === true || !isOfProse(token)))
  let known = 0
  return isWord.some((one, at) => {
    known += Number(one) - Number(isWord[at - WORDS] ?? false)
    if (known < MOSTLY || (run[at] as number) < WORDS) return false
    return known === WORDS || new Set(tokens.slice(at - WORDS + 1, at + 1)).size >= LEAST_DIFFERENT
  })
}

function isOfProse(token: string): boolean {
  return token === BREAK || /^[a-z]{1,2}$/.test(token) || OF_PROSE.has(token)
}

/** Whether twelve words stand between tokens that are the same each time. */
function isMarkedUp(tokens: readonly string[], isWord: readonly boolean[]): boolean {
  return Array.from({ length: MOST_BETWEEN }, (_, i) => i + 2).some(step =>
    hasWordsAtStep(tokens, isWord, step),
  )
}

function hasWordsAtStep(tokens: readonly string[], isWord: readonly boolean[], step: number): boolean {
  const chain: number[] = []
  return isWord.some((one, at) => {
    const before = chain[at - step] ?? 0
    const goesOn = before < 2 || repeats(tokens, at, step)
    chain.push(one ? (goesOn ? before : 1) + 1 : 0)
    if ((chain[at] as number) < WORDS) return false
    const places = Array.from({ length: WORDS }, (_, i) => at - i * step)
    return new Set(places.map(place => tokens[place])).size >= LEAST_DIFFERENT
  })
}

/** Whether what stands between the words at `at` and one step before stands between those before it as well. */
function repeats(tokens: readonly string[], at: number, step: number): boolean {
  for (let i = 1; i < step; i++) if (tokens[at - i] !== tokens[at - step - i]) return false
  return true
}

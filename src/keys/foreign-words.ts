import { toHex, utf8 } from '../base/bytes.js'
import { hmacSha512 } from '../base/hash.js'
import { LANGUAGE_NAMES, wordsOf } from './mnemonic-languages.js'
import { SLIP39_LEAST_WORDS, SLIP39_WORDS } from './slip39-words.js'

/** Backups in words that are none of BIP 39, though they look like it. */
type ForeignWords = 'electrum' | 'slip39'

/** Standard, segwit, and both with two factors (electrum/version.py). */
const ELECTRUM_VERSIONS = /^(?:01|10[012])/

/** Electrum has made twelve, thirteen and, with two factors, more. */
const LEAST_OF_ELECTRUM = 12

/**
 * Whose backup these words are, where they are a seed of Electrum or a share of SLIP-39. One in some two hundred other
 * rows of words looks like a seed of Electrum, whose version is all the checksum it has.
 */
export function foreignWords(words: readonly string[]): ForeignWords | undefined {
  if (isShare(words)) return 'slip39'
  return isElectrumSeed(words) ? 'electrum' : undefined
}

/** Whether so many words begin as those of the list of SLIP-39; one of them may be miscopied. */
function isShare(words: readonly string[]): boolean {
  const beginnings = new Set(SLIP39_WORDS.map(word => word.slice(0, 4)))
  const known = words.filter(word => beginnings.has(word.slice(0, 4)))
  return words.length >= SLIP39_LEAST_WORDS && known.length >= words.length - 1
}

/** Whether an HMAC over words of one list, as Electrum writes them, begins with a version: what it looks at itself. */
export function isElectrumSeed(words: readonly string[]): boolean {
  if (words.length < LEAST_OF_ELECTRUM || !areOfOneList(words)) return false
  const plain = words.join(' ').normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
  const written = plain.replace(
    /(?<=[\p{Script=Han}\p{Script=Hiragana}]) (?=[\p{Script=Han}\p{Script=Hiragana}])/gu,
    '',
  )
  return ELECTRUM_VERSIONS.test(toHex(hmacSha512(utf8('Seed version'), utf8(written))))
}

function areOfOneList(words: readonly string[]): boolean {
  return LANGUAGE_NAMES.map(name => new Set(wordsOf(name))).some(list => words.every(word => list.has(word)))
}

import { entropyToMnemonic, mnemonicToEntropy } from 'bip39'
import { fromHex, toHex, utf8 } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { pbkdf2Sha512 } from '../base/hash.js'
import type { Network } from '../chain/network.js'
import { areComparisonWords } from './comparison-words.js'
import { ExtendedPrivateKey } from './extended-key.js'
import { foreignWords } from './foreign-words.js'
import {
  LANGUAGE_NAMES,
  type MnemonicLanguage,
  parseLanguage,
  separatorOf,
  withCode,
  wordsOf,
} from './mnemonic-languages.js'
import { using } from './using.js'

const WORD_COUNTS = [12, 15, 18, 21, 24]

/** A mnemonic that has been read and checked. Both `words` and `entropy` are secrets. */
export interface Mnemonic {
  /** In the one canonical spelling: composed (NFC), one separator between words. */
  readonly words: string
  readonly language: MnemonicLanguage
  /** 16, 20, 24, 28 or 32 bytes. */
  readonly entropy: Uint8Array
}

/**
 * The mnemonic of 16, 20, 24, 28 or 32 bytes (BIP 39), in composed form (NFC) as people read and type it; Japanese
 * with U+3000 between the words. Throws `mnemonic.malformed` for other lengths.
 */
export function mnemonicOf(entropy: Uint8Array, language: MnemonicLanguage): string {
  if (!WORD_COUNTS.includes((entropy.length * 3) / 4)) throw wrongLength((entropy.length * 3) / 4)
  return spelling(entropyToMnemonic(toHex(entropy), [...wordsOf(language)]).split(/\s/), language)
}

function spelling(words: readonly string[], language: MnemonicLanguage): string {
  return words.join(separatorOf(language)).normalize('NFC')
}

/**
 * Reads a mnemonic as people type it: capitals, any white space, composed or decomposed letters, English words as steel
 * plates have them, by their first four letters. Every such spelling gives the same canonical words, and so the same
 * seed. Without `language` (a name or a code) it is found out. Throws `mnemonic.malformed` naming the positions of words
 * that are in no list, `mnemonic.checksum`, `mnemonic.comparison-words` for what people compare digests by,
 * `mnemonic.electrum` and `mnemonic.slip39` for backups of other kinds, and `mnemonic.language` where two lists fit and
 * for unknown languages. No error repeats a word.
 */
export function parseMnemonic(text: string, language?: string): Mnemonic {
  const words = text.toLowerCase().normalize('NFKD').trim().split(/\s+/)
  const asked = language === undefined ? LANGUAGE_NAMES : [parseLanguage(language)]
  const fitting = asked.filter(name => wordsNotIn(words, name).length === 0)
  const valid = fitting.flatMap(name => checked(words, name))
  if (valid.length === 0) refuseOtherWords(words)
  if (fitting.length === 0) throw unknownWords(words, asked)
  if (valid[0] === undefined) throw new RingiError('mnemonic.checksum')
  if (valid.length > 1) {
    const languages = valid.map(one => withCode(one.language))
    throw new RingiError('mnemonic.language', { why: 'ambiguous', languages })
  }
  return valid[0]
}

const SEED = { iterations: 2048, bytes: 64 }

/**
 * The 64-byte seed of a mnemonic in its canonical spelling and a passphrase, which may be empty (BIP 39: PBKDF2 over
 * the decomposed forms of both). It checks neither: {@link parseMnemonic} has to have done so.
 */
export function seedOf(words: string, passphrase: string): Uint8Array {
  const salt = utf8(`mnemonic${passphrase}`.normalize('NFKD'))
  return using(utf8(words.normalize('NFKD')), password =>
    using(salt, () => pbkdf2Sha512(password, salt, SEED)),
  )
}

/** The master key of a mnemonic and a passphrase, as {@link seedOf} takes them, on a network (BIP 32). */
export function masterKeyOf(words: string, passphrase: string, network: Network): ExtendedPrivateKey {
  return using(seedOf(words, passphrase), seed => ExtendedPrivateKey.fromSeed(seed, network))
}

/** Words that are no mnemonic of BIP 39, and why, where their kind or number says it. */
function refuseOtherWords(words: readonly string[]): void {
  const full = words.map(word => meant(word, 'english') ?? word)
  const foreign = foreignWords(full)
  if (foreign !== undefined) throw new RingiError(`mnemonic.${foreign}`)
  if (areComparisonWords(full)) throw new RingiError('mnemonic.comparison-words')
  if (!WORD_COUNTS.includes(words.length)) throw wrongLength(words.length)
}

function checked(words: readonly string[], language: MnemonicLanguage): Mnemonic[] {
  const full = words.map(word => meant(word, language) as string)
  try {
    const entropy = fromHex(mnemonicToEntropy(full.join(' '), [...wordsOf(language)]))
    return [{ words: spelling(full, language), language, entropy }]
  } catch {
    // The words are in the list, so that only their number or the checksum can have failed.
    return []
  }
}

/** The positions, from 1, of the words that are not in the list of a language. */
function wordsNotIn(words: readonly string[], language: MnemonicLanguage): number[] {
  return words.flatMap((word, at) => (meant(word, language) === undefined ? [at + 1] : []))
}

/** So many letters say which word of the English list is meant; plates of steel have no room for more (BIP 39). */
const TELLING_LETTERS = 4

/** The word of a list that is meant by one that is in it, or, in English, by its beginning. */
function meant(word: string, language: MnemonicLanguage): string | undefined {
  const list = wordsOf(language)
  if (list.includes(word)) return word
  if (language !== 'english' || word.length < TELLING_LETTERS) return undefined
  return list.find(one => one.startsWith(word))
}

function unknownWords(words: readonly string[], languages: readonly MnemonicLanguage[]): RingiError {
  const [best] = languages
    .map(language => ({ language, positions: wordsNotIn(words, language) }))
    .sort((a, b) => a.positions.length - b.positions.length)
  const { language, positions } = best as { language: MnemonicLanguage; positions: number[] }
  if (positions.length > words.length / 2) {
    return new RingiError('mnemonic.malformed', { why: 'no-list', known: LANGUAGE_NAMES })
  }
  return new RingiError('mnemonic.malformed', { why: 'words', language, positions: positions.map(String) })
}

function wrongLength(count: number): RingiError {
  return new RingiError('mnemonic.malformed', { why: 'length', wordCount: count, possible: WORD_COUNTS })
}

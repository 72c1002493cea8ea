import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../src/base/bytes.js'
import { NETWORKS } from '../../src/chain/network.js'
import { areComparisonWords } from '../../src/keys/comparison-words.js'
import { ExtendedPrivateKey } from '../../src/keys/extended-key.js'
import { isElectrumSeed } from '../../src/keys/foreign-words.js'
import { mnemonicOf, parseMnemonic, seedOf } from '../../src/keys/mnemonic.js'
import {
  LANGUAGE_NAMES,
  LANGUAGES,
  type MnemonicLanguage,
  wordsOf,
} from '../../src/keys/mnemonic-languages.js'
import { secretIn } from '../../src/keys/secrets/index.js'
import { eachVector, type VectorCase } from '../support/vectors.js'

const ABOUT = `${'abandon '.repeat(11)}about`
const ABOUT_SEED =
  '5eb00bbddcf069084889a8ab9155568165f5c453ccb85e70811aaed6f6da5fc19a5ac40b389cd370d086206dec8aa6c43daea6690f20ad3d8d48b2d2ce9e38e4'

function check(one: VectorCase): void {
  const { mnemonic, entropy_hex, passphrase, seed_hex, bip32_root_xprv, language } = one
  if (language === 'russian' || language === 'turkish') {
    expect(() => parseMnemonic(mnemonic)).toThrowCode('mnemonic.malformed')
    expect(() => parseMnemonic(mnemonic, language)).toThrowCode('mnemonic.language')
    return
  }
  const words = mnemonicOf(fromHex(entropy_hex), language)
  expect(words).toBe(mnemonic.normalize('NFC'))
  const read = parseMnemonic(mnemonic, language)
  expect(read).toEqual({ words, language, entropy: fromHex(entropy_hex) })
  const seed = seedOf(read.words, passphrase)
  expect(toHex(seed)).toBe(seed_hex)
  const root = ExtendedPrivateKey.fromSeed(seed, NETWORKS.mainnet)
  if (bip32_root_xprv !== undefined) expect(root.serializePrivate()).toBe(bip32_root_xprv)
}

eachVector('bip39_english', check)
eachVector('bip39_japanese', check)
eachVector('bip39_other_languages', check)

describe('every way of typing it gives the one seed', () => {
  const entropy = Uint8Array.from({ length: 16 }, (_, at) => (at * 37 + 11) & 0xff)
  const typings: [string, (words: string) => string][] = [
    ['as it is', words => words],
    ['decomposed', words => words.normalize('NFKD')],
    ['composed', words => words.normalize('NFC')],
    ['capitals', words => words.toUpperCase()],
    ['double spaces', words => words.split(/\s/).join('  ')],
    ['ideographic spaces', words => words.split(/\s/).join('\u3000')],
    ['plain spaces', words => words.split(/\s/).join(' ')],
    ['lines', words => ` ${words.split(/\s/).join('\r\n')}\n`],
    ['tabs and no-break spaces', words => words.split(/\s/).join('\t\u00a0')],
  ]
  test.each(typings)('%s', (_, typed) => {
    for (const language of LANGUAGE_NAMES) {
      const words = mnemonicOf(entropy, language)
      expect(parseMnemonic(typed(words), LANGUAGES[language])).toEqual({ words, language, entropy })
    }
  })

  test('the canonical words give the seed of the properly written mnemonic', () => {
    expect(toHex(seedOf(parseMnemonic(`  ${ABOUT.toUpperCase()}\n`).words, ''))).toBe(ABOUT_SEED)
    const words = mnemonicOf(entropy, 'japanese')
    expect(seedOf(words, '')).toEqual(seedOf(words.normalize('NFKD').replaceAll('\u3000', ' '), ''))
  })
})

test('a passphrase is normalised, and changes the seed', () => {
  expect(seedOf(ABOUT, 'パス')).toEqual(seedOf(ABOUT, 'ハ\u309aス'))
  expect(seedOf(ABOUT, 'a')).not.toEqual(seedOf(ABOUT, 'A'))
  expect(seedOf(ABOUT, '')).toHaveLength(64)
})

test('any entropy of the five lengths goes there and back, in a language that is found out', () => {
  const lengths = fc.constantFrom(16, 20, 24, 28, 32)
  const bytes = lengths.chain(length => fc.uint8Array({ minLength: length, maxLength: length }))
  const language = fc.constantFrom(...LANGUAGE_NAMES.filter(name => !name.startsWith('chinese')))
  fc.assert(
    fc.property(bytes, language, (entropy, name) => {
      const words = mnemonicOf(entropy, name as MnemonicLanguage)
      expect(parseMnemonic(words)).toEqual({ words, language: name, entropy })
    }),
  )
})

test.each([0, 1, 15, 17, 33, 64])('there is no mnemonic of %d bytes', length => {
  expect(() => mnemonicOf(new Uint8Array(length), 'english')).toThrowCode('mnemonic.malformed')
})

test('words that two lists share are asked about, unless one checksum decides or the language is said', () => {
  const zeros = `${'的 '.repeat(11)}在`
  expect(() => parseMnemonic(zeros)).toThrowCode('mnemonic.language')
  expect(parseMnemonic(zeros, 'zh-hans').language).toBe('chinese_simplified')
  expect(parseMnemonic(zeros, 'zh-hant').language).toBe('chinese_traditional')
  const english = validInEnglishAlone()
  expect(parseMnemonic(english).language).toBe('english')
  expect(() => parseMnemonic(english, 'fr')).toThrowCode('mnemonic.checksum')
})

/** A mnemonic, all of whose words are in the French list too, where its checksum fails. */
function validInEnglishAlone(): string {
  const french = new Set(wordsOf('french'))
  const shared = wordsOf('english').filter(word => french.has(word))
  const mnemonics = shared.map(last => [...shared.slice(20, 31), last].join(' '))
  const found = mnemonics.find(words => isValidIn(words, 'english') && !isValidIn(words, 'french'))
  if (found === undefined) throw new Error('no such mnemonic')
  return found
}

function isValidIn(words: string, language: MnemonicLanguage): boolean {
  try {
    parseMnemonic(words, language)
    return true
  } catch {
    return false
  }
}

test('the first letters say which English word is meant, as many of them as there are', () => {
  const entropy = Uint8Array.from({ length: 32 }, (_, at) => (at * 41 + 5) & 0xff)
  const words = mnemonicOf(entropy, 'english')
  for (const length of [4, 5, 6]) {
    const short = words.split(' ').map(word => word.slice(0, length))
    expect(parseMnemonic(short.join(' '))).toEqual({ words, language: 'english', entropy })
    expect(() => parseMnemonic(short.join(' '), 'fr')).toThrowCode('mnemonic.malformed')
  }
})

describe('backups of other kinds', () => {
  // Electrum's own tests (tests/test_mnemonic.py), segwit.
  const ELECTRUM = 'wild father tree among universe such mobile favorite target dynamic credit identify'

  test('a seed of Electrum is named, and a mnemonic that looks like one is a mnemonic', () => {
    expect(() => parseMnemonic(ELECTRUM)).toThrowCode('mnemonic.electrum')
    const lookAlike = Array.from({ length: 4000 }, (_, at) =>
      mnemonicOf(
        Uint8Array.from({ length: 16 }, (_, i) => (i < 2 ? at >> (8 * i) : i) & 0xff),
        'english',
      ),
    ).filter(words => isElectrumSeed(words.split(' ')))
    expect(lookAlike.length).toBeGreaterThan(0)
    for (const words of lookAlike) expect(parseMnemonic(words).words).toBe(words)
  })

  test('and so is one that looks like comparison words', () => {
    const codes = Array.from({ length: 600 }, (_, at) => twisted(at)).filter(isElectrumSeed)
    expect(codes.length).toBeGreaterThan(0)
    for (const words of codes) {
      expect(areComparisonWords(words)).toBe(true)
      expect(() => parseMnemonic(words.join(' '))).toThrowCode('mnemonic.electrum')
      expect(secretIn(words.join(' '))).toBe('mnemonic')
    }
  })
})

eachVector('slip39', ({ mnemonics }) => {
  for (const words of mnemonics.filter((one: string) => one.split(' ').length >= 20))
    expect(() => parseMnemonic(words)).toThrowCode('mnemonic.slip39')
})

/** Comparison words: a mnemonic whose last four bits are turned. */
function twisted(number: number): string[] {
  const words = mnemonicOf(
    Uint8Array.from({ length: 16 }, (_, i) => (number >> (8 * i)) & 0xff),
    'english',
  ).split(' ')
  const list = wordsOf('english')
  const last = list.indexOf(words[11] as string) ^ 0b1111
  return [...words.slice(0, 11), list[last] as string]
}

describe('what is no mnemonic', () => {
  test.each([0, 1, 11, 13, 14, 16, 23, 25, 10_000])('is refused by its number of words: %d', count => {
    const text = Array(count).fill('abandon').join(' ')
    expect(() => parseMnemonic(text)).toThrowCode('mnemonic.malformed')
  })

  test('is refused by its checksum', () => {
    expect(() => parseMnemonic('abandon '.repeat(12))).toThrowCode('mnemonic.checksum')
    expect(() => parseMnemonic(ABOUT.replace('about', 'zone'))).toThrowCode('mnemonic.checksum')
    expect(() => parseMnemonic(ABOUT, 'en').words).not.toThrow()
  })

  test('is refused in another language than its own', () => {
    expect(() => parseMnemonic(ABOUT, 'ja')).toThrowCode('mnemonic.malformed')
    expect(() => parseMnemonic(ABOUT, 'klingon')).toThrowCode('mnemonic.language')
  })

  test.each(['abandom', 'aband0n', 'abal', 'aba', 'abandon\u200b', 'абandon', 'abandon,', ''])(
    'is refused for %j, by the position and never by the word',
    word => {
      const words = ABOUT.split(' ')
      words[6] = word || 'xyzzy'
      const error = thrownBy(() => parseMnemonic(words.join(' ')))
      expect(error).toThrowCode('mnemonic.malformed')
      expect(error.details).toEqual({ why: 'words', language: 'english', positions: ['7'] })
      const seen = inspect(error, { showHidden: true }).replace(/^\s+at .*$/gm, '')
      expect(seen).not.toContain('abandon')
      expect(seen).not.toContain(word || 'xyzzy')
    },
  )

  test('is answered with a code, whatever it is', () => {
    const word = fc.oneof(
      fc.constantFrom('abandon', 'zoo', 'あいこくしん', '的', 'école'),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 11, maxLength: 13 }), words => {
        try {
          parseMnemonic(words.join(' '))
        } catch (error) {
          expect((error as { code?: string }).code).toMatch(/^mnemonic\./)
        }
      }),
    )
  })
})

function thrownBy(attempt: () => unknown): { details: unknown } {
  try {
    attempt()
  } catch (error) {
    return error as { details: unknown }
  }
  throw new Error('nothing was thrown')
}

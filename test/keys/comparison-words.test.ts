import { scryptSync } from 'node:crypto'
import { validateMnemonic, wordlists } from 'bip39'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areComparisonWords, comparisonWords, formerWords } from '../../src/keys/comparison-words.js'
import { mnemonicOf } from '../../src/keys/mnemonic.js'
import { LANGUAGE_NAMES, wordsOf } from '../../src/keys/mnemonic-languages.js'

const digests = fc.uint8Array({ minLength: 32, maxLength: 32 })
const english = wordlists.english as string[]

test('they are 128 bits of scrypt as a mnemonic, but for the last four bits, which are inverted', () => {
  fc.assert(
    fc.property(digests, digest => {
      const bytes = scryptSync(digest, 'ringi words', 16, { N: 16_384, r: 8, p: 1 })
      const [words, mnemonic] = [comparisonWords(digest).split(' '), mnemonicOf(bytes, 'english').split(' ')]
      expect(words.slice(0, 11)).toEqual(mnemonic.slice(0, 11))
      const last = [words, mnemonic].map(list => english.indexOf(list[11] as string)) as [number, number]
      expect(last[0] ^ last[1]).toBe(0b1111)
    }),
    { numRuns: 10 },
  )
})

test('they are a mnemonic in no language, and are recognised', () => {
  fc.assert(
    fc.property(digests, digest => {
      const words = comparisonWords(digest)
      for (const language of LANGUAGE_NAMES)
        expect(validateMnemonic(words, [...wordsOf(language)])).toBe(false)
      expect(areComparisonWords(words.split(' '))).toBe(true)
    }),
    { numRuns: 10 },
  )
})

test('a mnemonic is never taken for them', () => {
  fc.assert(
    fc.property(
      fc
        .constantFrom(16, 20, 24, 28, 32)
        .chain(length => fc.uint8Array({ minLength: length, maxLength: length })),
      entropy => {
        expect(areComparisonWords(mnemonicOf(entropy, 'english').split(' '))).toBe(false)
      },
    ),
  )
  expect(areComparisonWords(Array(12).fill('ringi'))).toBe(false)
  expect(areComparisonWords(Array(11).fill('zoo'))).toBe(false)
})

test('every bit of the digest changes them', () => {
  const zeros = comparisonWords(new Uint8Array(32))
  for (const at of [0, 8, 16, 31]) {
    const digest = new Uint8Array(32)
    digest[at] = 1
    expect(comparisonWords(digest)).not.toBe(zeros)
  }
})

test('the former words are the first 66 bits of the digest, and recognised too', () => {
  fc.assert(
    fc.property(digests, digest => {
      const words = formerWords(digest)
      expect(words).toBe(mnemonicOf(digest, 'english').split(' ').slice(0, 6).join(' '))
      expect(areComparisonWords(words.split(' '))).toBe(true)
    }),
  )
})

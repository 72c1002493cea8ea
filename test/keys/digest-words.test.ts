import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestWords } from '../../src/keys/digest-words.js'
import { mnemonicOf } from '../../src/keys/mnemonic.js'

test('they are the first six words of the digest taken as a mnemonic', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), digest => {
      expect(digestWords(digest)).toBe(mnemonicOf(digest, 'english').split(' ').slice(0, 6).join(' '))
    }),
  )
})

test('bit 66 is covered and bit 67 is not', () => {
  const digest = new Uint8Array(32)
  const words = digestWords(digest)
  digest[8] = 0x40
  expect(digestWords(digest)).not.toBe(words)
  digest[8] = 0x20
  expect(digestWords(digest)).toBe(words)
})

import { wordsOf } from './languages.js'

/**
 * Six words of the English BIP 39 list for the first 66 bits of a digest of at least 9 bytes, to compare by voice.
 * They are no mnemonic: they carry no checksum, and no key comes from them.
 */
export function digestWords(digest: Uint8Array): string {
  const bits = [...digest.subarray(0, 9)].map(byte => byte.toString(2).padStart(8, '0')).join('')
  const indexes = [0, 11, 22, 33, 44, 55].map(at => Number.parseInt(bits.slice(at, at + 11), 2))
  return indexes.map(index => wordsOf('english')[index]).join(' ')
}

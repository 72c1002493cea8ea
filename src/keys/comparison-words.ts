import { toHex, utf8 } from '../base/bytes.js'
import { sha256 } from '../base/hash.js'
import { scrypt } from '../base/scrypt.js'
import { wordsOf } from './mnemonic-languages.js'

/** How many words people compare. */
const COUNT = 12

/** How many a digest had before, as vault files of 0.1.0 still say. */
const FORMER_COUNT = 6

const SALT = utf8('ringi words')

/** RFC 7914's parameters for what somebody waits for: 16 MiB and some tens of milliseconds an evaluation. */
const COST = { N: 2 ** 14, r: 8, p: 1, dkLen: 16 }

/**
 * Twelve words of the English BIP 39 list that stand for a digest where people compare: 128 bits of scrypt over it, so
 * that whoever makes two objects with the same words needs 2^64 slow evaluations, and behind them the BIP 39 checksum
 * with every bit inverted, so that they are never a mnemonic. docs/digest.md recomputes them in Python.
 */
export function comparisonWords(digest: Uint8Array): string {
  const name = toHex(digest)
  const known = reckoned.get(name)
  if (known !== undefined) return known
  const bytes = scrypt(digest, SALT, COST)
  const words = wordsAt(bitsOf(bytes) + inverted(checksumOf(bytes)), COUNT)
  if (reckoned.size === MOST_RECKONED) reckoned.clear()
  reckoned.set(name, words)
  return words
}

// One digest is shown in several places of one command, and a function of it cannot have two answers.
const reckoned = new Map<string, string>()
const MOST_RECKONED = 256

/** The six words of 0.1.0: the first 66 bits of a digest. Whoever makes two objects finds equal ones within minutes. */
export function formerWords(digest: Uint8Array): string {
  return wordsAt(bitsOf(digest), FORMER_COUNT)
}

/**
 * Whether `words`, in lower case, are comparison words and no mnemonic: twelve whose checksum is inverted, or the six of
 * 0.1.0. Of twelve words with a mistake in them one in sixteen look like it.
 */
export function areComparisonWords(words: readonly string[]): boolean {
  const list = wordsOf('english')
  const indexes = words.map(word => list.indexOf(word))
  if (indexes.includes(-1)) return false
  if (words.length === FORMER_COUNT) return true
  const bits = indexes.map(index => index.toString(2).padStart(11, '0')).join('')
  const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], byte => Number.parseInt(byte, 2))
  return words.length === COUNT && bits.slice(128) === inverted(checksumOf(bytes))
}

// BIP 39: of 128 bits of entropy the first 4 of its SHA-256.
function checksumOf(bytes16: Uint8Array): string {
  return bitsOf(sha256(bytes16)).slice(0, 4)
}

function inverted(bits: string): string {
  return [...bits].map(bit => (bit === '0' ? '1' : '0')).join('')
}

function bitsOf(bytes: Uint8Array): string {
  return BigInt(`0x1${toHex(bytes)}`)
    .toString(2)
    .slice(1)
}

function wordsAt(bits: string, count: number): string {
  const list = wordsOf('english')
  const indexes = Array.from({ length: count }, (_, at) =>
    Number.parseInt(bits.slice(11 * at, 11 * at + 11), 2),
  )
  return indexes.map(index => list[index]).join(' ')
}

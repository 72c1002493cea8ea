import { type BchCode, BECH32_DIGITS, digitsIn, nextRegister } from '../../base/bch-code.js'
import { bitsOf, valuesOf } from '../../base/bits.js'
import { equalBytes } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { using } from '../using.js'
import { GF32, interpolate } from './field.js'

const PREFIX = 'ms1'

/** Threshold, identifier and index, which stand before the payload. */
const HEADER = 6

/** The index of the secret itself. */
const SECRET = 's'

/** The indices of shares in the order in which they are handed out: letters first, none that is the secret. */
const INDICES = 'acdefghjklmnpqrtuvwxyz023456789'

/** A checksum of codex32 (BIP 93, "Checksum"), for strings of so many characters. */
interface Checksum extends BchCode {
  readonly lengths: readonly [least: number, most: number]
  readonly target: bigint
}

const SHORT: Checksum = {
  digits: 13,
  lengths: [48, 93],
  target: 0x10ce0795c2fd1e62an,
  generator: [
    0x19dc500ce73fde210n,
    0x1bfae00def77fe529n,
    0x1fbd920fffe7bee52n,
    0x1739640bdeee3fdadn,
    0x07729a039cfc75f5an,
  ],
}

const LONG: Checksum = {
  digits: 15,
  lengths: [125, 127],
  target: 0x43381e570bf4798ab26n,
  generator: [
    0x3d59d273535ea62d897n,
    0x7a9becb6361c6c51507n,
    0x543f9b7e6c38d8a2a0en,
    0x0c577eaeccf1990d13cn,
    0x1887f74f8dc71b10651n,
  ],
}

const START = 0x23181b3n

/** One string of codex32, read and checked: a share, or the secret itself. */
export interface Codex32 {
  /** So many shares make the secret, 2 to 9; 0 where the secret was never split. */
  readonly threshold: number
  /** Four characters that all shares of one secret have. */
  readonly identifier: string
  /** One character; `s` is the secret. */
  readonly index: string
  /** Symbols of five bits, the checksum not among them. A secret. */
  readonly payload: Uint8Array
}

/**
 * Reads one string of codex32 in capitals or small letters, with any white space between (BIP 93). A wrong character is
 * never mended in silence: where exactly one would make it right, the error says at which place it stands. Throws
 * `share.malformed`, `share.checksum`. No error repeats a character.
 */
export function parseCodex32(text: string): Codex32 {
  const written = text.replace(/\s+/g, '')
  const lower = written.toLowerCase()
  if (written !== lower && written !== written.toUpperCase()) throw malformed('mixed-case')
  if (!lower.startsWith(PREFIX)) throw malformed('prefix')
  const checksum = [SHORT, LONG].find(
    ({ lengths }) => lower.length >= lengths[0] && lower.length <= lengths[1],
  )
  if (checksum === undefined) throw malformed('length')
  const symbols = symbolsOf(lower.slice(PREFIX.length))
  if (!isRight(symbols, checksum)) {
    throw new RingiError('share.checksum', { unit: 'character', position: wrongPlace(symbols, checksum) })
  }
  return fromSymbols(symbols.subarray(0, -checksum.digits))
}

function fromSymbols(symbols: Uint8Array): Codex32 {
  const [threshold = '', ...rest] = textOf(symbols.subarray(0, HEADER))
  const payload = symbols.slice(HEADER)
  const index = rest.pop() ?? ''
  if (!/^[02-9]$/.test(threshold) || (threshold === '0' && index !== SECRET)) throw malformed('threshold')
  if ((payload.length * 5) % 8 > 4) throw malformed('length')
  return { threshold: Number(threshold), identifier: rest.join(''), index, payload }
}

/** The string that a share or a secret is written as, in small letters. */
export function formatCodex32(share: Codex32): string {
  const checksum = share.payload.length > 71 ? LONG : SHORT
  const symbols = symbolsWithHeader(share)
  const text = PREFIX + textOf(symbols) + textOf(sumOf(symbols, checksum))
  symbols.fill(0)
  return text
}

/**
 * The secret that shares make, in any order, as {@link Codex32} with the index `s`; a secret that was never split is its
 * own. More shares than are needed have to agree with the others. Throws `shares.mismatch` for shares that do not belong
 * together, `shares.repeated`, `shares.too-few`.
 */
export function recoverCodex32(shares: readonly [Codex32, ...Codex32[]]): Codex32 {
  requireOneSecret(shares)
  const whole = shares.find(({ index }) => index === SECRET)
  if (whole !== undefined && shares.length === 1) return whole
  const { threshold } = shares[0]
  if (shares.length < threshold) {
    throw new RingiError('shares.too-few', { why: 'members', have: shares.length, needed: threshold })
  }
  const needed = shares.slice(0, threshold)
  const agrees = (share: Codex32) => equalBytes(shareAt(needed, share.index).payload, share.payload)
  if (!shares.slice(threshold).every(agrees)) throw new RingiError('shares.mismatch', { fact: 'value' })
  return shareAt(needed, SECRET)
}

const FACTS = ['identifier', 'threshold'] as const

function requireOneSecret(shares: readonly [Codex32, ...Codex32[]]): void {
  const [first] = shares
  const different = FACTS.find(fact => shares.some(share => share[fact] !== first[fact]))
  if (different !== undefined) throw new RingiError('shares.mismatch', { fact: different })
  if (shares.some(({ payload }) => payload.length !== first.payload.length)) {
    throw new RingiError('shares.mismatch', { fact: 'length' })
  }
  if (new Set(shares.map(({ index }) => index)).size < shares.length) throw new RingiError('shares.repeated')
}

/** The 16 to 64 bytes of the seed that a secret holds; the bits that are left over mean nothing (BIP 93). */
export function seedOfCodex32(secret: Codex32): Uint8Array {
  return Uint8Array.from(valuesOf(bitsOf(secret.payload, 5), 8))
}

/** The share with another index of the secret that `shares`, as many as their threshold, are of. */
export function shareAt(shares: readonly Codex32[], index: string): Codex32 {
  const [{ threshold, identifier }] = shares as [Codex32]
  const points = shares.map(share => ({ x: BECH32_DIGITS.indexOf(share.index), values: share.payload }))
  return { threshold, identifier, index, payload: interpolate(GF32, points, BECH32_DIGITS.indexOf(index)) }
}

/** How a seed is to be split: any `threshold` (2 to 9) of `count` (up to 31) shares make it. */
interface Codex32Split {
  readonly threshold: number
  readonly count: number
  /** Four characters of the alphabet. */
  readonly identifier: string
}

/**
 * The shares of a seed of 16 to 64 bytes, of which all but the first `threshold - 1`, which are `random`, follow from
 * these and the seed: whoever has the same random bytes computes the same shares (BIP 93, "For an existing master
 * seed"). `random` gives so many bytes, of which the lowest five bits are taken. Throws `shares.split` for numbers that
 * cannot be, and `share.malformed` for other seeds and identifiers.
 */
export function splitCodex32(
  seed: Uint8Array,
  { threshold, count, identifier }: Codex32Split,
  random: (bytes: number) => Uint8Array,
): Codex32[] {
  if (threshold < 2 || threshold > 9 || count < threshold || count > INDICES.length) {
    throw new RingiError('shares.split', { why: 'codex32', most: INDICES.length })
  }
  if (!isIdentifier(identifier)) throw malformed('identifier')
  const secret = secretOf(seed, { threshold, identifier })
  const chosen = Array.from(INDICES.slice(0, threshold - 1), index => {
    const payload = using(random(secret.payload.length), bytes => bytes.map(byte => byte & 31))
    return { threshold, identifier, index, payload }
  })
  const given = [secret, ...chosen]
  const others = Array.from(INDICES.slice(threshold - 1, count), index => shareAt(given, index))
  secret.payload.fill(0)
  return [...chosen, ...others]
}

function secretOf(
  seed: Uint8Array,
  { threshold, identifier }: Pick<Codex32, 'threshold' | 'identifier'>,
): Codex32 {
  const payload = symbolsOfBytes(seed)
  const length = PREFIX.length + HEADER + payload.length
  const fits = [SHORT, LONG].some(({ lengths, digits }) => {
    return length + digits >= lengths[0] && length + digits <= lengths[1]
  })
  if (!fits) throw malformed('length')
  return { threshold, identifier, index: SECRET, payload }
}

/** Four characters that begin the identifier of a seed by custom: the first 20 bits of its fingerprint (BIP 93). */
export function identifierOf(fingerprint: Uint8Array): string {
  return textOf(symbolsOfBytes(fingerprint).subarray(0, 4))
}

// A last group that is not whole is filled up with zeros.
function symbolsOfBytes(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(valuesOf([...bitsOf(bytes, 8), 0, 0, 0, 0], 5))
}

function isIdentifier(text: string): boolean {
  return text.length === 4 && [...text].every(character => BECH32_DIGITS.includes(character))
}

function symbolsWithHeader({ threshold, identifier, index, payload }: Codex32): Uint8Array {
  const header = symbolsOf(`${threshold}${identifier}${index}`)
  return Uint8Array.from([...header, ...payload])
}

function symbolsOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character, at) => {
    const symbol = BECH32_DIGITS.indexOf(character)
    if (symbol < 0)
      throw new RingiError('share.malformed', { why: 'character', position: PREFIX.length + at + 1 })
    return symbol
  })
}

function textOf(symbols: Uint8Array): string {
  return Array.from(symbols, symbol => BECH32_DIGITS.charAt(symbol)).join('')
}

function residueOf(symbols: Iterable<number>, checksum: Checksum): bigint {
  let residue = START
  for (const symbol of symbols) residue = nextRegister(residue, symbol, checksum)
  return residue
}

function isRight(symbols: Uint8Array, checksum: Checksum): boolean {
  return residueOf(symbols, checksum) === checksum.target
}

function sumOf(symbols: Uint8Array, checksum: Checksum): Uint8Array {
  const { digits, target } = checksum
  const sum = residueOf([...symbols, ...new Uint8Array(digits)], checksum) ^ target
  return Uint8Array.from(digitsIn(sum, checksum))
}

/**
 * Where, from 1, the one character stands by which a string is wrong; undefined where more than one is. What an error adds
 * to the residue depends on its place alone, not on the other symbols.
 */
function wrongPlace(symbols: Uint8Array, checksum: Checksum): number | undefined {
  const difference = residueOf(symbols, checksum) ^ checksum.target
  let errors = Array.from({ length: 31 }, (_, error) => BigInt(error + 1))
  for (let place = symbols.length; place > 0; place--) {
    if (errors.includes(difference)) return PREFIX.length + place
    errors = errors.map(error => nextRegister(error, 0, checksum))
  }
  return undefined
}

function malformed(why: 'mixed-case' | 'prefix' | 'length' | 'threshold' | 'identifier'): RingiError {
  return new RingiError('share.malformed', { why })
}

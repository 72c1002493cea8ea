import { bitsOf, valuesOf } from '../../base/bits.js'
import { utf8 } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { SLIP39_LEAST_WORDS, SLIP39_WORDS } from '../slip39-words.js'

/** A word stands for so many bits. */
const WORD_BITS = 10

const CHECKSUM_WORDS = 3

/** Identifier, exponent, group and member. */
const HEADER_WORDS = 4

/** What Feistel's rounds take: two halves of whole bytes. */
const MOST_PADDING = 8

const GENERATOR = [
  0xe0e040, 0x1c1c080, 0x3838100, 0x7070200, 0xe0e0009, 0x1c0c2412, 0x38086c24, 0x3090fc48, 0x21b1f890,
  0x3f3f120,
]

/** One share of SLIP-39, read and checked. Indices are from 0. */
export interface Slip39Share {
  /** 15 bits that all shares of one backup have. */
  readonly identifier: number
  /** Whether the secret is the same for another identifier, so that more backups of it can be made. */
  readonly isExtendable: boolean
  /** The passphrase is stretched by 10,000 rounds times two to the power of this, 0 to 15. */
  readonly exponent: number
  /** Which group, and how many of how many groups make the secret, 1 to 16. */
  readonly group: { readonly index: number; readonly threshold: number; readonly count: number }
  /** Which member of its group, and how many members make the group's part. */
  readonly member: { readonly index: number; readonly threshold: number }
  /** As many bytes as the secret. A secret. */
  readonly value: Uint8Array
}

/**
 * Reads the words of one share, each in full or by its first four letters (SLIP-39, "Format of the share mnemonic"). A
 * wrong word is never mended in silence: where exactly one would make it right, the error says at which place it stands.
 * Throws `share.malformed`, `share.checksum`. No error repeats a word.
 */
export function parseSlip39(text: string): Slip39Share {
  const words = text.toLowerCase().trim().split(/\s+/)
  if (words.length < SLIP39_LEAST_WORDS) throw new RingiError('share.malformed', { why: 'length' })
  const symbols = words.map(numberOf)
  const strangers = symbols.flatMap((symbol, at) => (symbol < 0 ? [at + 1] : []))
  if (strangers.length > 0) throw new RingiError('share.malformed', { why: 'words', positions: strangers })
  if (!isRight(symbols))
    throw new RingiError('share.checksum', { unit: 'word', position: wrongPlace(symbols) })
  return fromSymbols(symbols.slice(0, -CHECKSUM_WORDS))
}

/** The words that a share is written as, with one space between. */
export function formatSlip39(share: Slip39Share): string {
  const { group, member, value } = share
  const header = [
    ...bitsOf([share.identifier], 15),
    share.isExtendable ? 1 : 0,
    ...bitsOf([share.exponent], 4),
    ...bitsOf([group.index, group.threshold - 1, group.count - 1, member.index, member.threshold - 1], 4),
  ]
  const bits = bitsOf(value, 8)
  const padding = new Array<number>((WORD_BITS - (bits.length % WORD_BITS)) % WORD_BITS).fill(0)
  const symbols = valuesOf([...header, ...padding, ...bits], WORD_BITS)
  return [...symbols, ...sumOf(symbols, share.isExtendable)].map(symbol => SLIP39_WORDS[symbol]).join(' ')
}

function fromSymbols(symbols: readonly number[]): Slip39Share {
  const bits = bitsOf(symbols, WORD_BITS)
  const [groupIndex = 0, groupThreshold = 0, groupCount = 0, memberIndex = 0, memberThreshold = 0] = valuesOf(
    bits.slice(20, HEADER_WORDS * WORD_BITS),
    4,
  )
  const group = { index: groupIndex, threshold: groupThreshold + 1, count: groupCount + 1 }
  if (group.threshold > group.count) throw new RingiError('share.malformed', { why: 'groups' })
  return {
    identifier: valuesOf(bits, 15)[0] ?? 0,
    isExtendable: isExtendable(symbols),
    exponent: valuesOf(bits.slice(16, 20), 4)[0] ?? 0,
    group,
    member: { index: memberIndex, threshold: memberThreshold + 1 },
    value: shareValue(bits.slice(HEADER_WORDS * WORD_BITS)),
  }
}

/** The value is filled up at its beginning, with zeros alone, to whole words. */
function shareValue(bits: readonly number[]): Uint8Array {
  const padding = bits.length % 16
  if (padding > MOST_PADDING) throw new RingiError('share.malformed', { why: 'length' })
  if (bits.slice(0, padding).includes(1)) throw new RingiError('share.malformed', { why: 'padding' })
  return Uint8Array.from(valuesOf(bits.slice(padding), 8))
}

function isExtendable(symbols: readonly number[]): boolean {
  return ((symbols[1] ?? 0) & 0b10000) !== 0
}

const NUMBERS = new Map(SLIP39_WORDS.map((word, number) => [word.slice(0, 4), number]))

// Four letters say which word it is; a longer one has to be that word.
function numberOf(word: string): number {
  const number = NUMBERS.get(word.slice(0, 4)) ?? -1
  return word.length <= 4 || SLIP39_WORDS[number] === word ? number : -1
}

/** RS1024 over the customization string and the symbols (SLIP-39, "Checksum"). */
function polymod(symbols: readonly number[], isExtendable: boolean): number {
  let sum = 1
  for (const symbol of [...utf8(isExtendable ? 'shamir_extendable' : 'shamir'), ...symbols]) {
    sum = stepped(sum) ^ symbol
  }
  return sum
}

/** The sum behind one more symbol, which is 0. */
function stepped(sum: number): number {
  const rest = (sum & 0xfffff) << WORD_BITS
  return GENERATOR.reduce((sums, row, bit) => ((sum >>> (20 + bit)) & 1 ? sums ^ row : sums), rest)
}

function isRight(symbols: readonly number[]): boolean {
  return polymod(symbols, isExtendable(symbols)) === 1
}

function sumOf(symbols: readonly number[], isExtendable: boolean): number[] {
  const sum = polymod([...symbols, 0, 0, 0], isExtendable) ^ 1
  return [sum >>> 20, (sum >>> WORD_BITS) & 1023, sum & 1023]
}

/** Where, from 1, the one word stands by which a share is wrong; undefined where more than one is. */
function wrongPlace(symbols: readonly number[]): number | undefined {
  return wrongPlaceIn(symbols, isExtendable(symbols)) ?? wrongPlaceIn(symbols, !isExtendable(symbols))
}

/**
 * {@link wrongPlace} where the right words say so of themselves. What an error adds to the sum depends on its place alone,
 * not on the other symbols.
 */
function wrongPlaceIn(symbols: readonly number[], extendable: boolean): number | undefined {
  const difference = polymod(symbols, extendable) ^ 1
  let errors = SLIP39_WORDS.map((_, error) => error)
  for (let place = symbols.length; place > 0; place--) {
    const error = errors.indexOf(difference)
    const mended = symbols.map((symbol, at) => (at === place - 1 ? symbol ^ error : symbol))
    if (error > 0 && isExtendable(mended) === extendable) return place
    errors = errors.map(stepped)
  }
  return undefined
}

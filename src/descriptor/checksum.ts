import { type BchCode, BECH32_DIGITS, digitsIn, nextRegister } from '../base/bch-code.js'
import { RingiError } from '../base/error.js'

// BIP 380: what people mistype for each other stands in the same place of different rows of 32.
const INPUT =
  '0123456789()[],\'/*abcdefgh@:$%{}IJKLMNOPQRSTUVWXYZ&+-.;<=>?!^_|~ijklmnopqrstuvwxyzABCDEFGH`#"\\ '
const CODE: BchCode = {
  digits: 8,
  generator: [0xf5dee51989n, 0xa9fdca3312n, 0x1bab10e32dn, 0x3706b1677an, 0x644d626ffdn],
}

const VALUE_OF = new Map(Array.from(INPUT, (character, value) => [character, value]))

/** The 8 characters of the BIP 380 checksum of a descriptor's `body`. Throws `descriptor.checksum`. */
export function descriptorChecksum(body: string): string {
  let state = 1n
  for (const symbol of symbolsOf(body)) state = nextRegister(state, symbol, CODE)
  for (let i = 0; i < CODE.digits; i++) state = nextRegister(state, 0, CODE)
  return digitsIn(state ^ 1n, CODE)
    .map(digit => BECH32_DIGITS[digit])
    .join('')
}

/** `body#checksum`. Throws `descriptor.checksum` for characters that no descriptor has. */
export function addChecksum(body: string): string {
  return `${body}#${descriptorChecksum(body)}`
}

/**
 * The descriptor without its checksum, which has been verified where it is there.
 * Throws `descriptor.checksum` where it is missing though required, wrong, or not of 8 characters; `descriptor.malformed`
 * for an apostrophe that a word processor or a mail program has put in.
 */
export function splitChecksum(text: string, checksum: 'required' | 'optional'): string {
  refuseTypography(text)
  const [body = '', given, ...more] = text.split('#', 3)
  if (more.length > 0) throw new RingiError('descriptor.checksum', { why: 'several' })
  if (given === undefined && checksum === 'required') {
    throw new RingiError('descriptor.checksum', { why: 'missing' })
  }
  const computed = descriptorChecksum(body)
  if (given !== undefined && given !== computed) {
    throw new RingiError('descriptor.checksum', { why: 'wrong' })
  }
  return body
}

// Whoever pastes through such a program gets another one than the ' of a hardened level.
function refuseTypography(text: string): void {
  const position = text.search(/[‘’‛′´｀＇]/)
  if (position < 0) return
  const character = text[position] as string
  const point = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`
  throw new RingiError('descriptor.malformed', { why: 'apostrophe', character, point, position })
}

// The low 5 bits of every character, and after each three of them their high parts as one symbol.
function* symbolsOf(body: string): Generator<number> {
  let group = 0
  let size = 0
  for (const character of body) {
    const value = VALUE_OF.get(character)
    if (value === undefined) throw new RingiError('descriptor.checksum', { why: 'character' })
    yield value & 31
    group = group * 3 + (value >> 5)
    size = (size + 1) % 3
    if (size === 0) yield group
    if (size === 0) group = 0
  }
  if (size > 0) yield group
}

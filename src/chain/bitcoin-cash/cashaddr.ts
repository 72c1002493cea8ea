import { type BchCode, BECH32_DIGITS, digitsIn, nextRegister } from '../../base/bch-code.js'
import { bitsOf, valuesOf } from '../../base/bits.js'
import { concat } from '../../base/bytes.js'

/** What an address in CashAddr says (CHIP-2022-02-CashTokens for the types 2 and 3). */
export interface CashAddress {
  readonly kind: 'key-hash' | 'script-hash'
  /** Whether its owner says that their wallet knows tokens. The script is the same as without. */
  readonly tokenAware: boolean
  /** 20 bytes, or 32 of a script. */
  readonly hash: Uint8Array
}

/** The checksum of CashAddr. */
const CODE: BchCode = {
  digits: 8,
  generator: [0x98f2bc8e61n, 0x79b76d99e2n, 0xf33e5fb3c4n, 0xae2eabe2a8n, 0x1e4f43e470n],
}

/** The sizes of hashes by the lowest three bits of the version byte; no others lock coins. */
const HASH_BYTES: Readonly<Record<number, number>> = { 0: 20, 3: 32 }

/**
 * Reads an address in CashAddr, with its prefix or without, all in small letters or all in capitals; undefined where it is
 * none of `prefix`. Nothing is corrected.
 */
export function decodeCashAddress(address: string, prefix: string): CashAddress | undefined {
  if (address !== address.toLowerCase() && address !== address.toUpperCase()) return undefined
  const plain = address.toLowerCase()
  const body = plain.startsWith(`${prefix}:`) ? plain.slice(prefix.length + 1) : plain
  const digits = [...body].map(character => BECH32_DIGITS.indexOf(character))
  if (digits.length <= CODE.digits || digits.includes(-1)) return undefined
  if (checksumOf(prefix, digits) !== 0n) return undefined
  const bytes = bytesOf(digits.slice(0, -CODE.digits))
  return bytes && contentOf(bytes)
}

/** The address of a hash of 20 or 32 bytes, with its prefix. */
export function encodeCashAddress({ kind, tokenAware, hash }: CashAddress, prefix: string): string {
  const type = (kind === 'key-hash' ? 0 : 1) + (tokenAware ? 2 : 0)
  const version = Uint8Array.of((type << 3) | (hash.length === 32 ? 3 : 0))
  const digits = digitsOf(concat(version, hash))
  const checksum = checksumOf(prefix, [...digits, ...Array<number>(CODE.digits).fill(0)])
  return `${prefix}:${[...digits, ...digitsIn(checksum, CODE)].map(digit => BECH32_DIGITS[digit]).join('')}`
}

function contentOf(bytes: Uint8Array): CashAddress | undefined {
  const [version = 0] = bytes
  const type = version >> 3
  const hash = bytes.slice(1)
  const isKeyHash = type % 2 === 0
  // The first bit is reserved, and a key is hashed to 20 bytes.
  if (type > 3 || hash.length !== HASH_BYTES[version & 7] || (isKeyHash && hash.length !== 20))
    return undefined
  return { kind: isKeyHash ? 'key-hash' : 'script-hash', tokenAware: type > 1, hash }
}

/** The 40 bits of the checksum that `digits`, which end with one or with zeros in its place, have under `prefix`. */
function checksumOf(prefix: string, digits: readonly number[]): bigint {
  const letters = [...prefix].map(letter => letter.charCodeAt(0) & 31)
  const register = [...letters, 0, ...digits].reduce((state, digit) => nextRegister(state, digit, CODE), 1n)
  return register ^ 1n
}

// A last group that is not whole is filled up with zeros.
function digitsOf(bytes: Uint8Array): number[] {
  return valuesOf([...bitsOf(bytes, 8), 0, 0, 0, 0], 5)
}

/** Undefined where there are more bits behind the last byte than it takes, or any of them is set. */
function bytesOf(digits: readonly number[]): Uint8Array | undefined {
  const bits = bitsOf(digits, 5)
  const beyond = bits.slice(bits.length - (bits.length % 8))
  return beyond.length >= 5 || beyond.includes(1) ? undefined : Uint8Array.from(valuesOf(bits, 8))
}

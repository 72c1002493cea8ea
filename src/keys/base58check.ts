import { concat, equalBytes, fromHex, toHex } from '../base/bytes.js'
import { hash256 } from '../base/hash.js'

const DIGITS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Longer texts are no keys, and the conversion takes time that grows with the square of the length. */
const MAX_DIGITS = 128

/** Base58 of `payload` with the first four bytes of its double SHA-256 behind it. */
export function encodeBase58Check(payload: Uint8Array): string {
  const bytes = concat(payload, hash256(payload).subarray(0, 4))
  let text = ''
  for (let value = BigInt(`0x${toHex(bytes)}`); value > 0n; value /= 58n) {
    text = DIGITS.charAt(Number(value % 58n)) + text
  }
  return '1'.repeat(leadingZeros(bytes)) + text
}

function leadingZeros(bytes: Uint8Array): number {
  const first = bytes.findIndex(byte => byte !== 0)
  return first < 0 ? bytes.length : first
}

/** The payload of a Base58Check text of at most 128 digits, or undefined where it is none. */
export function decodeBase58Check(text: string): Uint8Array | undefined {
  if (text.length > MAX_DIGITS || !/^[1-9A-HJ-NP-Za-km-z]+$/.test(text)) return undefined
  let value = 0n
  for (const digit of text) value = value * 58n + BigInt(DIGITS.indexOf(digit))
  const hex = value === 0n ? '' : value.toString(16)
  const zeros = new Uint8Array(text.length - text.replace(/^1+/, '').length)
  const bytes = concat(zeros, fromHex(hex.padStart(hex.length + (hex.length % 2), '0')))
  const payload = bytes.subarray(0, -4)
  return bytes.length >= 4 && equalBytes(hash256(payload).subarray(0, 4), bytes.subarray(-4))
    ? payload
    : undefined
}

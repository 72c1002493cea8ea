import { ctr } from '@noble/ciphers/aes.js'
import { concat, equalBytes, fromHex, toHex, utf8, utf8Text } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { hmacSha256, pbkdf2Sha512, sha256 } from '../base/hash.js'
import { wordsOf } from '../keys/mnemonic-languages.js'

const KEY_BYTES = 32
const MAC_BYTES = 32
const IV_BYTES = 16
const MAX_CHARACTERS = 100_000

/** What the coordinator of a setup shares with the signers to encrypt records: 8 or 16 bytes (BIP 129). */
export interface BsmsToken {
  readonly bytes: Uint8Array
  /** What it encrypts with: PBKDF2 of it, which takes a while. */
  readonly key: Uint8Array
}

/**
 * The token in `text`, in any of the spellings that BIP 129 has for it: 16 or 32 hex digits, a decimal number of up to 20 or
 * 39 digits, or 6 or 12 English words (BIP 39). Throws `token.malformed`, without the text.
 */
export function parseBsmsToken(text: string): BsmsToken {
  const given = text.trim().toLowerCase()
  const bytes = hexToken(given) ?? decimalToken(given) ?? wordToken(given)
  if (bytes !== undefined) return tokenOf(bytes)
  throw new RingiError('token.malformed')
}

function hexToken(text: string): Uint8Array | undefined {
  return /^(?:[0-9a-f]{16}|[0-9a-f]{32})$/.test(text) ? fromHex(text) : undefined
}

// As many digits as the largest number of 8 or 16 bytes has, and a few less: 16 or 32 digits are hexadecimal.
function decimalToken(text: string): Uint8Array | undefined {
  const length = /^\d{17,20}$/.test(text) ? 8 : /^\d{33,39}$/.test(text) ? 16 : undefined
  if (length === undefined) return undefined
  const hex = BigInt(text)
    .toString(16)
    .padStart(2 * length, '0')
  return hex.length === 2 * length ? fromHex(hex) : undefined
}

// BIP 39's form, for 8 bytes as well: 32 bits to a bit of the checksum.
function wordToken(text: string): Uint8Array | undefined {
  const indexes = text.split(/\s+/).map(word => wordsOf('english').indexOf(word))
  if (![6, 12].includes(indexes.length) || indexes.includes(-1)) return undefined
  const bits = indexes.map(index => index.toString(2).padStart(11, '0')).join('')
  const size = Math.floor(bits.length / 33) * 32
  const bytes = fromHex(
    BigInt(`0b${bits.slice(0, size)}`)
      .toString(16)
      .padStart(size / 4, '0'),
  )
  const first = (sha256(bytes)[0] as number).toString(2).padStart(8, '0')
  return bits.slice(size) === first.slice(0, bits.length - size) ? bytes : undefined
}

function tokenOf(bytes: Uint8Array): BsmsToken {
  return { bytes, key: pbkdf2Sha512(utf8('No SPOF'), bytes, { iterations: 2048, bytes: KEY_BYTES }) }
}

/** Whether a file may be an encrypted record: hex, and nothing else. */
export function isEncryptedBsms(text: string): boolean {
  const digits = text.trim()
  return digits.length > 2 * MAC_BYTES && digits.length <= MAX_CHARACTERS && /^[0-9a-fA-F]+$/.test(digits)
}

/** `record` encrypted under a token (BIP 129, encryption): hex of the MAC and the ciphertext. */
export function encryptBsms(record: string, token: BsmsToken): string {
  const plain = utf8(record)
  const mac = macOf(token, plain)
  return toHex(concat(mac, ctr(token.key, mac.subarray(0, IV_BYTES)).encrypt(plain)))
}

/**
 * The record that an encrypted file holds. Throws `vault.malformed` for what is no such file, or no text, `token.wrong`
 * where the MAC is not that of record and token: the token is another one, or the file was changed.
 */
export function decryptBsms(text: string, token: BsmsToken): string {
  const digits = text.trim()
  if (!isEncryptedBsms(digits) || digits.length % 2 !== 0)
    throw new RingiError('vault.malformed', { why: 'not-encrypted-record' })
  const bytes = fromHex(digits)
  const mac = bytes.subarray(0, MAC_BYTES)
  const plain = ctr(token.key, mac.subarray(0, IV_BYTES)).decrypt(bytes.subarray(MAC_BYTES))
  if (equalBytes(macOf(token, plain), mac)) return textOf(plain)
  throw new RingiError('token.wrong')
}

function textOf(plain: Uint8Array): string {
  const text = utf8Text(plain)
  if (text === undefined) throw new RingiError('vault.malformed', { why: 'not-utf8' })
  return text
}

function macOf({ bytes, key }: BsmsToken, plain: Uint8Array): Uint8Array {
  return hmacSha256(sha256(key), concat(utf8(toHex(bytes)), plain))
}

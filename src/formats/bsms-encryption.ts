import { ctr } from '@noble/ciphers/aes.js'
import { hmac } from '@noble/hashes/hmac'
import { pbkdf2 } from '@noble/hashes/pbkdf2'
import { sha256, sha512 } from '@noble/hashes/sha2'
import { concat, equalBytes, fromHex, toHex, utf8 } from '../bitcoin/bytes.js'
import { RingiError } from '../bitcoin/error.js'
import { malformed } from './refusals.js'

const ROUNDS = 2048
const KEY_BYTES = 32
const MAC_BYTES = 32
const IV_BYTES = 16
const MAX_CHARACTERS = 100_000

/** What the coordinator of a setup shares with the signers to encrypt records: 8 or 16 bytes (BIP 129). */
export type BsmsToken = Uint8Array

/** The token in `text`: 16 or 32 hex digits. Throws `token.malformed`, without the text. */
export function parseBsmsToken(text: string): BsmsToken {
  const digits = text.trim().toLowerCase()
  if (/^(?:[0-9a-f]{16}|[0-9a-f]{32})$/.test(digits)) return fromHex(digits)
  throw new RingiError('token.malformed', 'This is not the token of a multisig setup.', {
    hint: 'It has 16 or 32 hexadecimal digits (BIP 129).',
  })
}

/** Whether a file may be an encrypted record: hex, and nothing else. */
export function isEncryptedBsms(text: string): boolean {
  const digits = text.trim()
  return digits.length > 2 * MAC_BYTES && digits.length <= MAX_CHARACTERS && /^[0-9a-fA-F]+$/.test(digits)
}

/** `record` encrypted under a token (BIP 129, encryption): hex of the MAC and the ciphertext. */
export function encryptBsms(record: string, token: BsmsToken): string {
  const key = encryptionKey(token)
  const plain = utf8(record)
  const mac = macOf(key, token, plain)
  return toHex(concat(mac, ctr(key, mac.subarray(0, IV_BYTES)).encrypt(plain)))
}

/**
 * The record that an encrypted file holds. Throws `vault.malformed` for what is no such file, `token.wrong` where the MAC
 * is not that of record and token: the token is another one, or the file was changed.
 */
export function decryptBsms(text: string, token: BsmsToken): string {
  const digits = text.trim()
  if (!isEncryptedBsms(digits) || digits.length % 2 !== 0)
    throw malformed('it is not an encrypted record (BIP 129)')
  const bytes = fromHex(digits)
  const mac = bytes.subarray(0, MAC_BYTES)
  const key = encryptionKey(token)
  const plain = ctr(key, mac.subarray(0, IV_BYTES)).decrypt(bytes.subarray(MAC_BYTES))
  if (equalBytes(macOf(key, token, plain), mac)) return new TextDecoder().decode(plain)
  throw new RingiError('token.wrong', 'The record does not open with this token.', {
    hint: 'It was encrypted under another token, or was changed on its way. Ask the coordinator for both again.',
  })
}

function encryptionKey(token: BsmsToken): Uint8Array {
  return pbkdf2(sha512, 'No SPOF', token, { c: ROUNDS, dkLen: KEY_BYTES })
}

function macOf(key: Uint8Array, token: BsmsToken, plain: Uint8Array): Uint8Array {
  return hmac(sha256, sha256(key), concat(utf8(toHex(token)), plain))
}

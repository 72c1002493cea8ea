import { ripemd160 } from '@noble/hashes/legacy'
import { keccak_256 } from '@noble/hashes/sha3'
import { hashes } from '#hash'
import { concat, utf8 } from './bytes.js'
import type { DerivedLength } from './portable-hash.js'

declare const brand: unique symbol

/** A 32-byte digest that Ringi computed itself: the only thing that the curve ever signs. */
export type Digest32 = Uint8Array & { readonly [brand]: 'Digest32' }

/** SHA-256 of the concatenation of `parts`; 32 bytes. */
export function sha256(...parts: readonly Uint8Array[]): Digest32 {
  return hashes.sha256(parts) as Digest32
}

/** Double SHA-256 of the concatenation of `parts`; 32 bytes. */
export function hash256(...parts: readonly Uint8Array[]): Digest32 {
  return sha256(sha256(...parts))
}

/** Keccak-256, with the padding of before FIPS 202; 32 bytes. */
export function keccak256(bytes: Uint8Array): Digest32 {
  return keccak_256(bytes) as Digest32
}

/** RIPEMD-160 of Keccak-256; 20 bytes. */
export function keccak160(bytes: Uint8Array): Uint8Array {
  return ripemd160(keccak256(bytes))
}

/** RIPEMD-160 of SHA-256; 20 bytes. */
export function hash160(bytes: Uint8Array): Uint8Array {
  return ripemd160(sha256(bytes))
}

/** HMAC-SHA512 (RFC 4231); 64 bytes. */
export function hmacSha512(key: Uint8Array, message: Uint8Array): Uint8Array {
  return hashes.hmac('sha512', key, message)
}

/** HMAC-SHA256 (RFC 4231); 32 bytes. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  return hashes.hmac('sha256', key, message)
}

/** PBKDF2 with HMAC-SHA256 (RFC 8018, section 5.2): so many bytes after so many iterations. */
export function pbkdf2Sha256(password: Uint8Array, salt: Uint8Array, length: DerivedLength): Uint8Array {
  return hashes.pbkdf2('sha256', password, salt, length)
}

/** PBKDF2 with HMAC-SHA512 (RFC 8018, section 5.2): so many bytes after so many iterations. */
export function pbkdf2Sha512(password: Uint8Array, salt: Uint8Array, length: DerivedLength): Uint8Array {
  return hashes.pbkdf2('sha512', password, salt, length)
}

/** BIP 340 tagged hash; 32 bytes. Keeps Ringi's own digests apart from every other hash. */
export function taggedHash(tag: string, ...parts: readonly Uint8Array[]): Digest32 {
  const tagHash = sha256(utf8(tag))
  return sha256(concat(tagHash, tagHash), ...parts)
}

/** The tagged hash of a text of several lines, each ended by a newline. */
export function taggedHashOfLines(tag: string, lines: readonly string[]): Digest32 {
  return taggedHash(tag, utf8(lines.map(line => `${line}\n`).join('')))
}

import { hmac } from '@noble/hashes/hmac'
import { ripemd160 } from '@noble/hashes/legacy'
import { pbkdf2 } from '@noble/hashes/pbkdf2'
import { sha256 as nobleSha256, sha512 } from '@noble/hashes/sha2'
import { keccak_256 } from '@noble/hashes/sha3'
import { concat, utf8 } from './bytes.js'

declare const brand: unique symbol

/** A 32-byte digest that Ringi computed itself: the only thing that the curve ever signs. */
export type Digest32 = Uint8Array & { readonly [brand]: 'Digest32' }

/** SHA-256 of the concatenation of `parts`; 32 bytes. */
export function sha256(...parts: readonly Uint8Array[]): Digest32 {
  const hash = nobleSha256.create()
  for (const part of parts) hash.update(part)
  return hash.digest() as Digest32
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
  return hmac(sha512, key, message)
}

/** HMAC-SHA256 (RFC 4231); 32 bytes. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  return hmac(nobleSha256, key, message)
}

/** PBKDF2 with HMAC-SHA256 (RFC 8018, section 5.2): so many bytes after so many iterations. */
export function pbkdf2Sha256(
  password: Uint8Array,
  salt: Uint8Array,
  { iterations, bytes }: { readonly iterations: number; readonly bytes: number },
): Uint8Array {
  return pbkdf2(nobleSha256, password, salt, { c: iterations, dkLen: bytes })
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

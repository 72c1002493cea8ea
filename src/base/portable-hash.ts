import { hmac } from '@noble/hashes/hmac'
import { pbkdf2 } from '@noble/hashes/pbkdf2'
import { scrypt } from '@noble/hashes/scrypt'
import { sha256, sha512 } from '@noble/hashes/sha2'

/** What an evaluation of scrypt (RFC 7914) costs, and how many bytes it gives. It takes 128·N·r bytes of memory. */
export interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
  readonly dkLen: number
}

/** How often PBKDF2 goes round, and how many bytes it gives. */
export interface DerivedLength {
  readonly iterations: number
  readonly bytes: number
}

type Hash = 'sha256' | 'sha512'

/** The hash functions that a platform may have in machine code of its own. All give arrays of their own. */
export interface HashFunctions {
  /** SHA-256 of the concatenation of `parts`; 32 bytes. */
  sha256(parts: readonly Uint8Array[]): Uint8Array
  /** HMAC (RFC 4231); as many bytes as the hash has. */
  hmac(hash: Hash, key: Uint8Array, message: Uint8Array): Uint8Array
  /** PBKDF2 with HMAC (RFC 8018, section 5.2). */
  pbkdf2(hash: Hash, password: Uint8Array, salt: Uint8Array, length: DerivedLength): Uint8Array
  /** scrypt (RFC 7914). */
  scrypt(password: Uint8Array, salt: Uint8Array, cost: ScryptCost): Uint8Array
}

const HASHES = { sha256, sha512 }

/** `#hash` wherever there is no Node.js: in plain JavaScript, by @noble/hashes. */
export const hashes: HashFunctions = {
  sha256: parts => parts.reduce((hash, part) => hash.update(part), sha256.create()).digest(),
  hmac: (hash, key, message) => hmac(HASHES[hash], key, message),
  pbkdf2: (hash, password, salt, { iterations, bytes }) =>
    pbkdf2(HASHES[hash], password, salt, { c: iterations, dkLen: bytes }),
  scrypt,
}

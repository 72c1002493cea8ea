import { concat, utf8 } from '../../base/bytes.js'
import { pbkdf2Sha256 } from '../../base/hash.js'
import type { Slip39Share } from './slip39-share.js'

const ROUNDS = [0, 1, 2, 3]

const BASE_ITERATIONS = 10_000

/** What of a share says how its secret is encrypted. */
export type Slip39Cipher = Pick<Slip39Share, 'identifier' | 'isExtendable' | 'exponent'>

/**
 * What is split into shares: the secret under a passphrase, by four rounds of a Feistel network (SLIP-39, "Encryption of
 * the master secret"). A secret has an even number of bytes, a passphrase printable ASCII characters and may be empty.
 */
export function encryptSlip39(secret: Uint8Array, passphrase: string, cipher: Slip39Cipher): Uint8Array {
  return feistel(secret, passphrase, cipher, ROUNDS)
}

/** The secret under a passphrase: a wrong one gives another secret, and nothing here can tell (SLIP-39, "Decryption"). */
export function decryptSlip39(encrypted: Uint8Array, passphrase: string, cipher: Slip39Cipher): Uint8Array {
  return feistel(encrypted, passphrase, cipher, ROUNDS.toReversed())
}

function feistel(
  bytes: Uint8Array,
  passphrase: string,
  cipher: Slip39Cipher,
  rounds: readonly number[],
): Uint8Array {
  let left = bytes.slice(0, bytes.length / 2)
  let right = bytes.slice(bytes.length / 2)
  for (const round of rounds) {
    const mask = maskOf(right, round, passphrase, cipher)
    const mixed = left.map((byte, at) => byte ^ (mask[at] as number))
    left = right
    right = mixed
  }
  return concat(right, left)
}

function maskOf(right: Uint8Array, round: number, passphrase: string, cipher: Slip39Cipher): Uint8Array {
  const salt = cipher.isExtendable
    ? right
    : concat(utf8('shamir'), Uint8Array.of(cipher.identifier >> 8, cipher.identifier & 0xff), right)
  const password = concat(Uint8Array.of(round), utf8(passphrase))
  const iterations = (BASE_ITERATIONS / ROUNDS.length) * 2 ** cipher.exponent
  return pbkdf2Sha256(password, salt, { iterations, bytes: right.length })
}

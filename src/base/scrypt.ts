import { hashes } from '#hash'
import type { ScryptCost } from './portable-hash.js'

/** scrypt (RFC 7914) of `password` under `salt`. */
export function scrypt(password: Uint8Array, salt: Uint8Array, cost: ScryptCost): Uint8Array {
  return hashes.scrypt(password, salt, cost)
}

import { scrypt as nobleScrypt } from '@noble/hashes/scrypt'

/** What an evaluation of scrypt (RFC 7914) costs, and how many bytes it gives. It takes 128·N·r bytes of memory. */
export interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
  readonly dkLen: number
}

/** scrypt (RFC 7914) of `password` under `salt`. */
export function scrypt(password: Uint8Array, salt: Uint8Array, cost: ScryptCost): Uint8Array {
  return nobleScrypt(password, salt, cost)
}

import { scryptSync } from 'node:crypto'
import type { ScryptCost } from '../../../../src/base/scrypt.js'

/**
 * Stands for src/base/scrypt.ts in tests of the program: OpenSSL's, which gives the same bytes in a third of the time.
 * That they are the same is held by test/keys/comparison-words.test.ts and by whatever runs as a process.
 */
export function scrypt(password: Uint8Array, salt: Uint8Array, { dkLen, ...cost }: ScryptCost): Uint8Array {
  return new Uint8Array(scryptSync(password, salt, dkLen, { ...cost, maxmem: 256 * cost.N * cost.r }))
}

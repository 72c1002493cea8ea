import { scryptSync } from 'node:crypto'
import type { ScryptCost } from '../../../../src/base/scrypt.js'

/** Whether what people compare and encrypt may cost next to nothing, which gives other words than those of Ringi. */
const CHEAP = process.env.RINGI_TEST_SCRYPT === 'cheap'

/**
 * Stands for src/base/scrypt.ts in tests of the program: OpenSSL's, which gives the same bytes in a third of the time, and
 * where it is cheap others at once. The real one is in the rooms' tests, in the recorded transcripts' words and in
 * whatever runs as a process.
 */
export function scrypt(password: Uint8Array, salt: Uint8Array, { N, r, p, dkLen }: ScryptCost): Uint8Array {
  const cost = CHEAP ? { N: 2, r: 1, p: 1 } : { N, r, p }
  return new Uint8Array(scryptSync(password, salt, dkLen, { ...cost, maxmem: 256 * N * r }))
}

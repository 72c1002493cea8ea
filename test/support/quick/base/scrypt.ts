import type { ScryptCost } from '../../../../src/base/portable-hash.js'
import { scrypt as real } from '../../../../src/base/scrypt.js'

/** Whether what people compare and encrypt may cost next to nothing, which gives other words than those of Ringi. */
const CHEAP = process.env.RINGI_TEST_SCRYPT === 'cheap'

/**
 * Stands for src/base/scrypt.ts in tests of the program: where it is cheap, other bytes at once. The real one is in the
 * rooms' tests, in the recorded transcripts' words and in whatever runs as a process.
 */
export function scrypt(password: Uint8Array, salt: Uint8Array, cost: ScryptCost): Uint8Array {
  return real(password, salt, CHEAP ? { ...cost, N: 2, r: 1, p: 1 } : cost)
}

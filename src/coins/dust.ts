import { isPublishing } from '../bitcoin/published-data.js'
import { witnessProgramOf } from '../bitcoin/standard-scripts.js'
import { encodeOutput } from '../bitcoin/transaction.js'
import { type Sats, sats } from '../chain/amount.js'

const SATS_PER_BYTE = 3
const MAX_SCRIPT_BYTES = 10_000
// What spending the output would take at least: a signature of 72 bytes and a key, discounted in a witness.
const WITNESS_INPUT_BYTES = 67
const INPUT_BYTES = 148

/**
 * The least value in satoshi that nodes relay in an output with `script`: Bitcoin Core's GetDustThreshold at the default
 * dust relay fee of 3000 sat/kvB. 0 where nobody can spend the output.
 */
export function dustLimit(script: Uint8Array): Sats {
  if (isPublishing(script) || script.length > MAX_SCRIPT_BYTES) return sats(0n)
  const spending = witnessProgramOf(script) === undefined ? INPUT_BYTES : WITNESS_INPUT_BYTES
  return sats(BigInt(SATS_PER_BYTE * (encodeOutput({ value: 0n, script }).length + spending)))
}

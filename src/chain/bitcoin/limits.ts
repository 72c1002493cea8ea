import { isPublishing } from '../../bitcoin/published-data.js'
import { witnessProgramOf } from '../../bitcoin/standard-scripts.js'
import { encodeOutput } from '../../bitcoin/transaction.js'
import { type Sats, sats } from '../amount.js'
import { parseFeeRate } from '../fee-rate.js'
import type { FeeLimits, RelayRules } from '../network-row.js'

/** What nodes of Bitcoin relay, by the defaults of Bitcoin Core. */
export const BITCOIN_RELAY: RelayRules = {
  // MAX_STANDARD_TX_WEIGHT.
  mostWeight: 400_000,
  dust: dustLimit,
  // Since version 30.
  leastRate: 0.1,
  // The least up to version 29.
  assumedRate: parseFeeRate('1'),
  replaces: true,
  // -incrementalrelayfee.
  incrementalRate: parseFeeRate('1'),
  leastChange: sats(0n),
}

/** Stated in docs/review.md. */
export const BITCOIN_FEES: FeeLimits = {
  highRate: 300,
  absurdRate: 2_000,
  highShare: 0.05,
  absurdShare: 0.25,
  smallFee: 50_000n,
  absurdFee: 100_000_000n,
  // As in Bitcoin Core.
  longTermRate: parseFeeRate('10'),
}

const SATS_PER_BYTE = 3
const MAX_SCRIPT_BYTES = 10_000
// What spending the output would take at least: a signature of 72 bytes and a key, discounted in a witness.
const WITNESS_INPUT_BYTES = 67
const INPUT_BYTES = 148

/** Bitcoin Core's GetDustThreshold at the default dust relay fee of 3000 sat/kvB. */
function dustLimit(script: Uint8Array): Sats {
  if (isPublishing(script) || script.length > MAX_SCRIPT_BYTES) return sats(0n)
  const spending = witnessProgramOf(script) === undefined ? INPUT_BYTES : WITNESS_INPUT_BYTES
  return sats(BigInt(SATS_PER_BYTE * (encodeOutput({ value: 0n, script }).length + spending)))
}

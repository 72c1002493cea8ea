import { BITCOIN_FEES, BITCOIN_RELAY } from '../bitcoin/limits.js'
import { parseFeeRate } from '../fee-rate.js'
import type { FeeLimits, RelayRules } from '../network-row.js'

/** What nodes of Bitcoin Cash relay, by the defaults of Bitcoin Cash Node: dust as on Bitcoin, nothing in another's place. */
export const BITCOIN_CASH_RELAY: RelayRules = {
  ...BITCOIN_RELAY,
  // MAX_STANDARD_TX_SIZE is 100,000 bytes; each is four weight units, since none is in a witness.
  mostWeight: 400_000,
  leastRate: 1,
  // First seen wins, since 0.14.1.
  replaces: false,
}

/** Stated in docs/chains.md. Blocks are seldom full, so that 1 sat/B is what people pay. */
export const BITCOIN_CASH_FEES: FeeLimits = {
  ...BITCOIN_FEES,
  highRate: 20,
  absurdRate: 200,
  longTermRate: parseFeeRate('1'),
}

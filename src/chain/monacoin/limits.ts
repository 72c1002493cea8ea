import { sats } from '../amount.js'
import { BITCOIN_RELAY } from '../bitcoin/limits.js'
import { parseFeeRate } from '../fee-rate.js'
import type { FeeLimits, RelayRules } from '../network-row.js'

/**
 * What nodes of Monacoin relay, and what its wallets hold to: nodes take 1 sat/vB as those of Bitcoin did, wallets never pay
 * less than 100 (DEFAULT_TRANSACTION_MINFEE of Monacoin Core, FEERATE_DEFAULT_RELAY of electrum-mona).
 */
export const MONACOIN_RELAY: RelayRules = {
  ...BITCOIN_RELAY,
  leastRate: 100,
  assumedRate: parseFeeRate('100'),
  incrementalRate: parseFeeRate('100'),
  // As Trezor has it, ten times what nodes call dust and more, since spending it costs a hundred times as much.
  leastChange: sats(54_600n),
}

/** Stated in docs/chains.md. Monacoin Core falls back to 2,000 sat/vB, which is usual here, and on Bitcoin absurd. */
export const MONACOIN_FEES: FeeLimits = {
  highRate: 5_000,
  absurdRate: 20_000,
  highShare: 0.05,
  absurdShare: 0.25,
  smallFee: 10_000_000n,
  absurdFee: 10_000_000_000n,
  longTermRate: parseFeeRate('100'),
}

import type { CodeTable } from '../base/codes.js'

/** The codes of this room. */
export const COINS_CODES = {
  'usage.invalid': 2,
  'utxos.malformed': 3,
  'utxos.duplicate': 4,
  'utxo.prevtx-missing': 4,
  'utxo.prevtx-mismatch': 4,
  'utxo.prevtx-malformed': 3,
  'utxo.amount-mismatch': 4,
  'utxo.script-mismatch': 4,
  'labels.malformed': 3,
  'labels.contradiction': 4,
  'payouts.malformed': 3,
  'payouts.duplicate': 4,
  'payment.none': 2,
  'coins.insufficient': 4,
  'coins.none': 4,
  'coins.too-many': 4,
  'file.too-large': 3,
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly coins: typeof COINS_CODES
  }
}

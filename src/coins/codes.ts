import { count, list, text, told } from '../base/arguments.js'
import { type CodeTable, reasons } from '../base/codes.js'

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
  'payouts.malformed': reasons(3, {
    lines: { lines: list(told) },
    encoding: { lines: list(told) },
    line: { line: count, problem: told },
    'too-large': {},
    'too-many': { most: count },
    'not-utf8': {},
    header: {},
    quotes: {},
    fields: { count, named: count },
    label: {},
    amount: { examples: list(text) },
    zero: {},
    'two-ways': {},
  }),
  'payouts.duplicate': reasons(4, { lines: { lines: list(told) }, same: { at: list(count) } }),
  'payment.none': reasons(2, { 'empty-list': {} }),
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

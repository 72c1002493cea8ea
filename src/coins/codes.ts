import { amount, count, list, optional, text, told } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'
import { UNIT } from '../chain/money.js'

/** A number in a snapshot: its entry, from 0, and the field there. */
const FIELD = { row: count, field: text }

/** By which transaction or coin something is known. */
const TRANSACTION = { txid: text }
const COIN = { outPoint: text }

/** How many coins there are, fit into one transaction, and that many transactions they take; the most weight units. */
const COUNTS = { coinCount: count, fitCount: count, transactionCount: count, most: count }

/** The codes of this room. */
export const COINS_CODES = {
  'usage.invalid': reasons(2, { payment: { example: text } }),
  'utxos.malformed': reasons(3, {
    'answered-error': {},
    'no-json': {},
    'other-form': {},
    'no-object': { row: count },
    'no-script': { row: count },
    'no-hash': FIELD,
    'no-bitcoin': { ...FIELD, unit: optional(text) },
    'no-satoshi': FIELD,
    'out-of-range': { ...FIELD, millions: count, code: text },
    'no-count': { ...FIELD, most: count },
    'no-flag': FIELD,
    'no-text': FIELD,
    missing: FIELD,
  }),
  'utxos.duplicate': reasons(4, { twice: COIN, contradiction: COIN }),
  'utxo.prevtx-missing': reasons(4, { 'no-transaction': TRANSACTION }),
  'utxo.prevtx-mismatch': reasons(4, {
    'other-transaction': { ...TRANSACTION, actual: text },
    'no-output': COIN,
    coinbase: COIN,
  }),
  'utxo.prevtx-malformed': reasons(3, {
    'answered-error': {},
    'no-json': { text: count },
    'no-transaction': { text: count, line: optional(count), row: optional(count) },
    transaction: TRANSACTION,
  }),
  'utxo.amount-mismatch': takes(4, { ...COIN, value: amount, stated: amount }),
  'utxo.script-mismatch': takes(4, COIN),
  'coin.has-tokens': reasons(4, { named: { coin: text }, 'passed-over': { count } }),
  'labels.malformed': reasons(3, {
    'no-record': { row: count },
    'no-type': { row: count },
    reference: { row: count, type: text },
    'no-text': { row: count },
    'no-flag': { row: count },
  }),
  'labels.contradiction': takes(4, { type: text, row: count }),
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
  'coins.insufficient': takes(4, { needed: amount, available: amount, ...UNIT }),
  'coins.none': reasons(4, { nothing: {} }),
  'coins.too-many': reasons(4, {
    payments: COUNTS,
    'all-coins': COUNTS,
    coins: { ...COUNTS, payable: amount, ...UNIT },
  }),
  'file.too-large': reasons(3, { snapshot: {}, labels: {} }),
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly coins: typeof COINS_CODES
  }
}

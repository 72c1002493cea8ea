import { amount, count, facts, list, text } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'

/** The codes of this room. */
export const CHAIN_CODES = {
  'internal.bug': reasons(1, { 'no-signing-key': {}, 'no-address': {} }),
  'amount.unit-missing': takes(2, { typed: text, units: list(text) }),
  'amount.malformed': takes(2, {
    typed: text,
    units: list(facts({ code: text, decimals: count, smallest: text })),
  }),
  'fee-rate.malformed': takes(2, { typed: text }),
  'amount.out-of-range': takes(3, { value: amount, smallest: text, code: text, millions: count }),
  'address.malformed': takes(3, { chain: text }),
  'address.unknown-witness-version': takes(4, { address: text, version: count, bytes: count }),
  'address.other-network': takes(4, { address: text, belongs: text, wanted: text }),
  'network.unknown': takes(2, { name: text, known: list(text) }),
  'message.malformed': reasons(3, { bip137: {} }),
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly chain: typeof CHAIN_CODES
  }
}

import { amount, count, facts, type Kind, list, optional, text } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'

/** A unit as people type it. */
export type TypedUnit = {
  readonly code: string
  readonly decimals: number
  /** The smallest part, where amounts are typed in it. */
  readonly smallest?: string | undefined
}

const unit: Kind<TypedUnit> = facts({ code: text, decimals: count, smallest: optional(text) })

/** The codes of this room. */
export const CHAIN_CODES = {
  'internal.bug': reasons(1, { 'no-signing-key': {}, 'no-address': {} }),
  'amount.unit-missing': takes(2, { typed: text, units: list(text) }),
  'amount.malformed': takes(2, { typed: text, units: list(unit) }),
  'amount.other-unit': takes(2, { typed: text, belongs: text, wanted: text, unit: text }),
  'fee-rate.malformed': takes(2, { typed: text }),
  'amount.out-of-range': takes(3, { value: amount, smallest: text, code: text, millions: count }),
  'address.malformed': takes(3, { chain: text }),
  'address.unknown-witness-version': takes(4, { address: text, version: count, bytes: count }),
  'address.former': takes(4, { address: text, successor: text, chain: text }),
  'address.taproot-inactive': reasons(4, {
    address: { address: text, network: text },
    output: { network: text },
  }),
  'address.other-network': takes(4, { address: text, belongs: text, wanted: text }),
  'network.unknown': takes(2, { name: text, known: list(text) }),
  'network.accounts': takes(2, { network: text }),
  'message.malformed': reasons(3, { bip137: {} }),
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly chain: typeof CHAIN_CODES
  }
}

import { count, told } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'

/** The codes of this room. */
export const BITCOIN_CODES = {
  'bytes.truncated': 3,
  'bytes.compact-size': reasons(3, { long: {}, large: {} }),
  'bytes.trailing': 3,
  'transaction.malformed': reasons(3, { bytes: { problem: told }, 'superfluous-witness': {} }),
  'signature.not-der': 3,
  'point.not-on-curve': reasons(3, { compressed: {} }),
  'message.malformed': reasons(3, { bip322: {} }),
  'published-data.malformed': 2,
  'published-data.too-long': takes(2, { bytes: count, most: count }),
  'psbt.field-malformed': reasons(3, { derivation: {} }),
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly bitcoin: typeof BITCOIN_CODES
  }
}

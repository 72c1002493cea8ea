import { choice, list, text } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'

/** The codes of this room. */
export const SPEND_CODES = {
  'script-type.unknown': takes(2, { name: text, known: list(text) }),
  'script-type.other-chain': takes(2, { name: text, network: text, known: list(text) }),
  'script-type.scheme': takes(2, { name: text, scheme: text }),
  'script-type.hash': takes(2, { name: text, network: text }),
  'path.malformed': reasons(3, { 'no-accounts': {}, 'address-index': {} }),
  'descriptor.not-multipath': reasons(3, { pair: {}, steps: { steps: text } }),
  'descriptor.unsupported': reasons(3, {
    'no-multisig': {},
    'public-key': {},
    'no-origin': {},
    'several-scripts': {},
  }),
  'input.taproot-fields': 4,
  'input.unexpected-script': takes(4, { script: choice('redeem', 'witness') }),
  'input.redeem-script-mismatch': 4,
  'input.witness-script-mismatch': 4,
  'change.not-derived': reasons(4, { script: {}, taproot: {} }),
  'sighash.not-all': 4,
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly spend: typeof SPEND_CODES
  }
}

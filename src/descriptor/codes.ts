import { choice, count, list, text } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'

/** Where in the text, from 0. */
const position = count

/** The codes of this room. */
export const DESCRIPTOR_CODES = {
  'key.other-network': reasons(4, { wif: { wanted: text } }),
  'point.not-on-curve': reasons(3, { descriptor: {} }),
  'path.too-deep': reasons(3, { descriptor: { most: count, position } }),
  'descriptor.malformed': reasons(3, {
    'too-long': { most: count },
    apostrophe: { character: text, point: text, position },
    expected: { character: text, position },
    'no-expression': { position },
    misplaced: { name: text, place: choice('top', 'sh', 'sh32', 'wsh'), position },
    'no-end': { position },
    'open-origin': { position },
    'no-key': { position },
    wif: {},
    uncompressed: { position },
    derived: { position },
    'no-child-number': { position },
    multipath: { position },
    'two-multipaths': { position },
    'unequal-multipaths': {},
  }),
  'descriptor.checksum': reasons(3, { several: {}, missing: {}, wrong: {}, character: {} }),
  'descriptor.unsupported': reasons(3, {
    expression: {
      kind: choice('taproot', 'musig2', 'miniscript', 'other'),
      known: list(text),
      position,
    },
    musig: { position },
    annotations: { position },
  }),
  'descriptor.too-many-keys': takes(3, { position }),
  'descriptor.threshold': takes(3, { position }),
  'descriptor.private-key': 3,
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly descriptor: typeof DESCRIPTOR_CODES
  }
}

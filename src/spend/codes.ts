import { list, text } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'

/** The codes of this room. */
export const SPEND_CODES = {
  'script-type.unknown': takes(2, { name: text, known: list(text) }),
  'path.malformed': reasons(3, { 'no-accounts': {} }),
  'descriptor.not-multipath': 3,
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly spend: typeof SPEND_CODES
  }
}

import { count, list, text } from '../base/arguments.js'
import { type CodeTable, reasons } from '../base/codes.js'

/** The codes of this room. */
export const PROPOSAL_CODES = {
  'signature.incomplete': reasons(6, {
    inputs: { lacking: list(text), missing: list(text), required: count },
  }),
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly proposal: typeof PROPOSAL_CODES
  }
}

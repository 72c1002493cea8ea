import type { CodeTable } from '../base/codes.js'

/** The codes of this room. */
export const PROPOSAL_CODES = {
  'signature.incomplete': 6,
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly proposal: typeof PROPOSAL_CODES
  }
}

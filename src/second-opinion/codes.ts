import type { CodeTable } from '../base/codes.js'

/** The codes of this room. */
export const SECOND_OPINION_CODES = {
  'signature.disagreement': 1,
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly 'second-opinion': typeof SECOND_OPINION_CODES
  }
}

import type { CodeTable } from '../base/codes.js'

/** The codes of this room: what is wrong with a command line. */
export const CLI_CODES = {
  'usage.unknown-command': 2,
  'usage.unknown-option': 2,
  'usage.unknown-code': 2,
  'secret.in-arguments': 2,
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly cli: typeof CLI_CODES
  }
}

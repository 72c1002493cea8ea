import type { CodeTable } from '../base/codes.js'

/** The codes of this room. */
export const FORMATS_CODES = {
  'usage.invalid': 2,
  'origin.missing': 3,
  'origin.assumed': 4,
  'extended-key.script-type': 4,
  'descriptor.no-checksum': 3,
  'descriptor.branches-assumed': 4,
  'vault.network': 4,
  'vault.script-type': 4,
  'vault.first-address': 4,
  'format.cannot-carry': 4,
  'token.malformed': 8,
  'token.wrong': 8,
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly formats: typeof FORMATS_CODES
  }
}

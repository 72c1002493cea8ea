import type { CodeTable } from '../base/codes.js'

/** The codes of this room. */
export const DESCRIPTOR_CODES = {
  'key.other-network': 4,
  'descriptor.malformed': 3,
  'descriptor.checksum': 3,
  'descriptor.unsupported': 3,
  'descriptor.too-many-keys': 3,
  'descriptor.threshold': 3,
  'descriptor.private-key': 3,
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly descriptor: typeof DESCRIPTOR_CODES
  }
}

import type { CodeTable } from '../base/codes.js'

/** The codes of this room. */
export const PLATFORM_CODES = {
  'key.wrong-password': 8,
  'key.damaged': 3,
  'key.kdf-cost': 3,
  'vault.tampered': 4,
  'policy.tampered': 4,
  'qr.malformed': 3,
  'qr.too-large': 3,
  'image.malformed': 3,
  'secret-file.readable': 10,
  'home.readable': 10,
  'file.missing': 11,
  'file.exists': 11,
  'file.unreadable': 11,
  'file.unwritable': 11,
  'file.not-regular': 11,
  'file.too-large': 3,
  'file.malformed': 3,
  'home.locked': 11,
  'home.damaged': 4,
  'home.seal-broken': 4,
  'log.tampered': 4,
  interrupted: 130,
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly platform: typeof PLATFORM_CODES
  }
}

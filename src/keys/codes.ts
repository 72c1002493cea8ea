import { type CodeTable, reasons } from '../base/codes.js'

/** The codes of this room. */
export const KEYS_CODES = {
  'name.malformed': 2,
  'entropy.weak': 8,
  'dice.too-few': 8,
  'dice.biased': 8,
  'dice.malformed': 3,
  'mnemonic.malformed': 8,
  'mnemonic.checksum': 8,
  'mnemonic.comparison-words': 8,
  'mnemonic.electrum': 8,
  'mnemonic.slip39': 8,
  'mnemonic.well-known': 8,
  'mnemonic.language': 2,
  'passphrase.outer-blank': 8,
  'path.malformed': reasons(3, { 'child-number': {} }),
  'path.too-deep': 3,
  'path.unusual': 4,
  'extended-key.malformed': 3,
  'extended-key.private': 3,
  'secret.in-content': 3,
  'extended-key.network': 4,
  'extended-key.origin': 4,
  'fingerprint.malformed': 3,
  'cosigner.malformed': 3,
  'cosigner.bad-signature': 4,
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly keys: typeof KEYS_CODES
  }
}

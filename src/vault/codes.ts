import type { CodeTable } from '../base/codes.js'

/** The codes of this room. */
export const VAULT_CODES = {
  'fingerprint.unknown': 4,
  'cosigner.unsigned': 4,
  'key.not-in-vault': 4,
  'vault.malformed': 3,
  'vault.version': 3,
  'vault.digest': 4,
  'vault.threshold': 3,
  'vault.cosigner-count': 3,
  'vault.duplicate-key': 4,
  'vault.duplicate-name': 4,
  'vault.key-mismatch': 4,
  'text.suspicious': 4,
  'key.damaged': 3,
  'home.damaged': 4,
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly vault: typeof VAULT_CODES
  }
}

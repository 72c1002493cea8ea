import { count, flag, list, optional, text } from '../../base/arguments.js'
import { type CodeTable, reasons, takes } from '../../base/codes.js'

/** The codes of this room about keys, and the files and secrets that belong to them. */
export const APP_KEYS_CODES = {
  'usage.invalid': reasons(2, {
    'work-factor': { network: text, least: count },
    'no-entropy': {},
    'one-token': {},
    'token-bsms': {},
    'path-and-account': {},
    'words-in-files': {},
    'files-for-secrets': {},
  }),
  'key.exists': takes(11, { name: text }),
  'key.unknown': reasons(8, {
    name: { name: text, known: list(text) },
    'no-home': { home: text, nearest: optional(text) },
  }),
  'key.wrong-passphrase': 8,
  'key.not-in-vault': reasons(4, {
    none: {},
  }),
  'password.too-short': takes(8, { least: count }),
  'vault.key-mismatch': reasons(4, {
    own: { name: text },
  }),
  'fingerprint.unknown': reasons(4, {
    own: { stated: text, known: text, backwards: flag },
  }),
  'confirm.needed': reasons(9, {
    'which-key': { name: text, flag: text },
  }),
  'confirm.mismatch': reasons(9, {
    passwords: {},
    passphrase: {},
    word: { number: count },
  }),
  'home.damaged': reasons(4, {
    'other-accounts': { name: text },
  }),
  'entropy.no-dice': 8,
  'mnemonic.mismatch': takes(8, { name: text, passphrase: flag }),
  'mnemonic.well-known': reasons(8, {
    restored: {},
  }),
} as const satisfies CodeTable

declare module '../../base/codes.js' {
  interface Rooms {
    readonly 'app/keys': typeof APP_KEYS_CODES
  }
}

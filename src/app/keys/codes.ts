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
    'words-of-seed': {},
    'shares-in-files': {},
    'passphrase-of-codex32': {},
    'shares-and-words': {},
    'files-for-secrets': {},
  }),
  'key.exists': takes(11, { name: text }),
  'key.unknown': reasons(8, {
    name: { name: text, known: list(text) },
    'no-home': { home: text, nearest: optional(text) },
  }),
  'key.has-words': takes(4, { name: text }),
  'key.no-backup': takes(8, { name: text }),
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
    share: { number: count },
  }),
  'home.damaged': reasons(4, {
    'other-accounts': { name: text },
  }),
  'entropy.no-dice': 8,
  'shares.other-key': takes(8, { name: text }),
  'shares.self-check': 1,
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

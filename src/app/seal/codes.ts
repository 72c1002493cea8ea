import { choice, count, text } from '../../base/arguments.js'
import { type CodeTable, reasons, takes } from '../../base/codes.js'

/** The codes of this room about sealing the home. */
export const APP_SEAL_CODES = {
  'vault.twins': reasons(4, {
    'without-policy': { name: text, twins: text },
    'not-one': { twins: text },
  }),
  'confirm.mismatch': reasons(9, {
    'home-changed': {},
    home: { expected: text, actual: text },
  }),
  'home.unsealed': reasons(4, {
    'no-seal': { key: text },
    'earlier-version': { key: text },
    'kept-without-key': {},
  }),
  'home.seal-broken': reasons(4, {
    'other-key': { key: text },
    'other-home': { key: text },
    'entry-gone': { key: text, entry: count },
    'other-log': { key: text, entry: count },
    'false-seal': { key: text },
    changed: { key: text, what: text, change: choice('added', 'changed', 'gone') },
    unapproved: { key: text, what: text, change: choice('added', 'changed', 'gone') },
  }),
  'home.sealed-already': takes(7, { key: text }),
} as const satisfies CodeTable

declare module '../../base/codes.js' {
  interface Rooms {
    readonly 'app/seal': typeof APP_SEAL_CODES
  }
}

import { choice, count, optional, text, told } from '../../base/arguments.js'
import { type CodeTable, reasons, takes } from '../../base/codes.js'

/** The codes of this room about logs, and checkpoints of them. */
export const APP_LOG_CODES = {
  'usage.invalid': reasons(2, {
    'one-correction': {},
  }),
  'home.damaged': reasons(4, {
    pin: {},
  }),
  'log.unattested': reasons(4, {
    'no-checkpoint': {},
  }),
  'log.unfinished': takes(4, { bytes: count }),
  'log.malformed': reasons(3, {
    'no-entry': { file: text },
  }),
  'log.truncated': reasons(4, {
    short: { line: count, written: count, pinned: text },
    missing: { file: text },
    'mid-line': { file: text },
  }),
  'log.tampered': reasons(4, {
    'other-end': { line: count, pinned: text },
    'goes-on': { line: count },
    unpinned: { file: text },
    'no-entry': { line: count },
    'record-gone': { kind: choice('keys', 'vaults', 'policies'), name: text, file: text },
    'record-untold': { kind: choice('keys', 'vaults', 'policies'), name: text, file: text },
  }),
  'log.rolled-back': reasons(4, {
    'entry-lacking': {
      last: count,
      entry: count,
      hash: text,
      cosigner: optional(text),
      file: optional(text),
    },
    'other-head': { expected: text, actual: text, entry: count },
  }),
  'log.unwritable': takes(11, { problem: told, file: optional(text), errno: optional(text) }),
  'log.clock-set-back': takes(10, { now: text, last: text }),
  'checkpoint.bad-signature': reasons(4, {
    'other-cosigner': {},
    carried: {},
  }),
  'checkpoint.malformed': reasons(3, {
    carried: {},
  }),
  'checkpoint.other-log': reasons(4, {
    carried: {},
  }),
  'log.corrected-already': 7,
  'log.nothing-to-correct': reasons(4, {
    'no-entry': {},
    several: {},
    'not-less': {},
  }),
} as const satisfies CodeTable

declare module '../../base/codes.js' {
  interface Rooms {
    readonly 'app/log': typeof APP_LOG_CODES
  }
}

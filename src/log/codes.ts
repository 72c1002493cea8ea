import { amount, count, list, optional, text, told } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'
import { UNIT } from '../chain/money.js'

/** What a checkpoint or a home knows of an entry: its hash, and the file that says so. */
const KNOWN = { hash: text, file: optional(text) }

/** The codes of this room. */
export const LOG_CODES = {
  'log.malformed': reasons(3, { 'no-json': {}, 'event-fields': {}, 'entry-fields': {} }),
  'log.line-ends': 3,
  'log.version': 3,
  'log.tampered': reasons(4, {
    malformed: { problem: told },
    number: { line: count, expected: count },
    previous: { line: count },
    'other-log': { line: count },
    'not-later': { line: count },
    earlier: { line: count },
    'not-signed': { ...KNOWN, line: count },
  }),
  'log.truncated': reasons(4, { known: { ...KNOWN, line: count } }),
  'log.forked': takes(4, { log: text, entry: count }),
  'log.amount-changed': takes(4, {
    outPoint: text,
    ...{ before: amount, value: amount, ...UNIT },
    txid: text,
  }),
  'log.coins-twice': takes(4, { txids: list(text) }),
  'log.signature-missing': takes(4, { actor: text, name: text, fingerprint: text, txid: text, time: text }),
  'log.own-elsewhere': reasons(4, { older: { log: text, entry: count }, uncounted: { log: text } }),
  'checkpoint.malformed': reasons(3, { file: {} }),
  'checkpoint.bad-signature': reasons(4, { cosigner: { name: text } }),
  'checkpoint.other-log': reasons(4, { vault: { digest: text }, log: { ...KNOWN, log: text } }),
  // What warned of it is told in entries; the rooms above say it.
  'network-interface.up': reasons(10, {}),
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly log: typeof LOG_CODES
  }
}

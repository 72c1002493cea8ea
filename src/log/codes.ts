import type { CodeTable } from '../base/codes.js'

/** The codes of this room. */
export const LOG_CODES = {
  'log.malformed': 3,
  'log.line-ends': 3,
  'log.version': 3,
  'log.tampered': 4,
  'log.forked': 4,
  'log.amount-changed': 4,
  'log.coins-twice': 4,
  'log.signature-missing': 4,
  'checkpoint.malformed': 3,
  'log.truncated': 4,
  'log.own-elsewhere': 4,
  'checkpoint.bad-signature': 4,
  'checkpoint.other-log': 4,
  'network-interface.up': 10,
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly log: typeof LOG_CODES
  }
}

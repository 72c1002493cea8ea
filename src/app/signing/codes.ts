import { count, list, text } from '../../base/arguments.js'
import { type CodeTable, reasons, takes } from '../../base/codes.js'

/** The codes of this room about signing. */
export const APP_SIGNING_CODES = {
  'proposal.changed-meanwhile': takes(4, { approved: text, actual: text, added: list(text) }),
  'signature.nothing-to-sign': reasons(7, {
    proposal: { name: text },
  }),
  'confirm.refused': reasons(9, {
    succession: { log: text, entry: count, hash: text },
  }),
  'file.changed': takes(4, { file: text }),
} as const satisfies CodeTable

declare module '../../base/codes.js' {
  interface Rooms {
    readonly 'app/signing': typeof APP_SIGNING_CODES
  }
}

import { list, optional, text } from '../base/arguments.js'
import { type CodeTable, reasons } from '../base/codes.js'

/** The codes of this room about files, homes and surroundings; each folder in it has its own. */
export const APP_CODES = {
  'usage.invalid': reasons(2, {
    'stdin-once': {},
    'nameless-file': {},
    'in-use': { file: text },
    'in-home': { file: text },
    'with-a-code': { option: text },
  }),
  'confirm.refused': reasons(9, {
    no: {},
  }),
  'network-interface.up': reasons(10, {
    'private-key': { interfaces: list(text) },
  }),
  'runtime.altered': reasons(10, {
    loading: { variables: list(text) },
  }),
  'file.malformed': reasons(3, {
    'not-text': { file: text },
    'not-utf8': { file: text },
  }),
  'file.too-large': reasons(3, {
    stdin: {},
  }),
  'home.missing': reasons(11, {
    'no-home': { home: text, nearest: optional(text) },
  }),
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly app: typeof APP_CODES
  }
}

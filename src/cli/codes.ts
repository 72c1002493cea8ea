import { count, list, optional, text, told } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'

/** The codes of this room. */
export const CLI_CODES = {
  'usage.invalid': reasons(2, {
    'no-command': {},
    'one-more-word': { typed: text },
    'excess-words': { expected: count, actual: count, command: text },
    'no-value': { option: text, command: text },
    'not-understood': { command: text },
    'nameless-home': {},
    needed: { flag: text },
    'needed-by': { flag: text, command: text },
    split: { flag: text },
    'one-scheme': {},
    'whole-number': { flag: text, least: count, most: count },
    'one-of': { flag: text, allowed: list(text) },
    'hex-64': { flag: text },
    'hex-32': { flag: text },
    hex: { flag: text },
    approval: { flag: text },
    nonce: { flag: text },
    path: { flag: text },
    coin: { flag: text },
    entry: { flag: text },
    moment: { flag: text },
    period: { flag: text },
  }),
  'usage.unknown-command': reasons(2, {
    command: { typed: text, nearest: optional(text) },
    schema: { typed: text, nearest: optional(text) },
  }),
  'usage.unknown-option': takes(2, { option: text, nearest: list(text), command: text }),
  'usage.unknown-code': takes(2, { typed: text, nearest: optional(text) }),
  'confirm.needed': reasons(9, {
    password: { flag: text },
    'new-password': { flag: text },
    passphrase: { flag: text },
    blank: { flag: text },
    words: { flag: text },
    dice: { flag: text },
    approval: { flag: text },
    'policy-approval': { flag: text },
    height: { doubt: told, flag: text },
    succession: { log: text, entry: count, flag: text },
    value: { flag: text },
    twins: { twins: text, flag: text },
    content: { flag: text },
    'words-shown': { flag: text },
    'words-typed': { flag: text },
    shares: { flag: text },
    'shares-shown': { flag: text },
    'shares-typed': { flag: text },
    seal: { flag: text },
    vouch: { flag: text },
    statement: { flag: text },
    correction: { flag: text },
    corrected: { flag: text },
    register: { flag: text },
    'register-account': { flag: text },
    'account-risk': { flag: text },
    activate: { flag: text },
    unheard: { names: text, flag: text },
    origins: { problem: told, flag: text },
  }),
  'secret.in-arguments': reasons(2, { option: { option: text }, found: { kind: text } }),
  'runtime.altered': reasons(10, {
    talking: { variables: list(text) },
  }),
  'qr.does-not-fit': reasons(2, { terminal: { columns: count, rows: count, width: count, height: count } }),
  'internal.bug': reasons(1, { thrown: { name: text, frame: optional(text) } }),
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly cli: typeof CLI_CODES
  }
}

import { count, list, optional, text } from '../../base/arguments.js'
import { type CodeTable, reasons, takes } from '../../base/codes.js'

/** The codes of this room about policies, approvals and checks by them. */
export const APP_POLICY_CODES = {
  'usage.invalid': reasons(2, {
    'report-on-stdout': { kind: text },
    'policy-at-the-time': {},
    'one-voucher': {},
    'nothing-to-check': {},
    'which-policy': {},
  }),
  'policy.behind': reasons(4, {
    log: {},
    machine: { version: count },
  }),
  'policy.in-force': takes(7, { version: count, name: text }),
  'policy.not-in-force': reasons(4, {
    consent: { name: text },
    shown: { name: text, nonce: optional(text) },
    exception: { name: text },
  }),
  'policy.digest-mismatch': takes(4, { approved: text, actual: text }),
  'policy.one-machine': 4,
  'approval.unheard': takes(4, { name: text }),
  'confirm.mismatch': reasons(9, {
    policy: {},
  }),
  'file.missing': reasons(11, {
    'nothing-checked': { names: list(text) },
  }),
  'file.not-regular': reasons(11, {
    link: { file: text },
  }),
  'file.unchecked': reasons(3, {
    'no-text': { file: text },
    frames: { file: text },
  }),
  'balances.malformed': reasons(3, {
    'only-amounts': {},
  }),
  'policy.rule-without-exception': reasons(4, {
    excepted: { name: text, rules: list(text) },
  }),
  'policy.test-failed': takes(4, { failed: count, first: text }),
  'policy.looser': takes(5, { places: list(text) }),
  'statement.unknown': 3,
  'file.not-proposal': takes(3, { file: text }),
} as const satisfies CodeTable

declare module '../../base/codes.js' {
  interface Rooms {
    readonly 'app/policy': typeof APP_POLICY_CODES
  }
}

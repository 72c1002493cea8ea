import { choice, count, list, text, told } from '../../base/arguments.js'
import { type CodeTable, reasons, takes } from '../../base/codes.js'

/** The codes of this room about making, reviewing and approving proposals. */
export const APP_PROPOSALS_CODES = {
  'usage.invalid': reasons(2, {
    'cancel-or-replace': {},
    'all-its-coins': {},
    'whom-to-pay': {},
    once: { flag: text },
    'which-fee': {},
    'named-coins': { by: choice('coins', 'sweep') },
    'no-snapshot': {},
    'child-and-coin': {},
    'coin-twice': {},
    'renews-without-key': {},
    'plain-with-key': {},
    'other-proposer': { name: text },
  }),
  'utxo.prevtx-missing': reasons(4, {
    'not-given': { txid: text, coin: text },
  }),
  'utxo.prevtx-unneeded': takes(4, { files: list(text), more: count }),
  'replacement.impossible': takes(2, { chain: text }),
  'replacement.mined': takes(7, { txid: text }),
  'cancel.unknown': 4,
  'proposal.digest-mismatch': reasons(4, {
    approved: { what: choice('proposal', 'batch'), approved: text, actual: text },
  }),
  'proposal.approval-mismatch': takes(4, { approved: text, actual: text, warnings: list(text) }),
  'proposal.warnings-not-approved': takes(9, { digest: text, actual: text, warnings: list(text) }),
  'confirm.mismatch': reasons(9, {
    total: {},
    rule: {},
  }),
  'height.implausible': takes(4, { doubt: told }),
  'height.unconfirmed': reasons(9, {
    doubt: { doubt: told },
    'not-typed': {},
  }),
  'replacement.unsignalled': takes(4, { txid: text }),
  'signing.unknown-vault': reasons(4, { explained: {} }),
} as const satisfies CodeTable

declare module '../../base/codes.js' {
  interface Rooms {
    readonly 'app/proposals': typeof APP_PROPOSALS_CODES
  }
}

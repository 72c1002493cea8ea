import type { CodeTable } from '../base/codes.js'

/** The codes of this room. */
export const APP_CODES = {
  'entropy.no-dice': 8,
  'mnemonic.mismatch': 8,
  'key.exists': 11,
  'key.unknown': 8,
  'key.wrong-passphrase': 8,
  'password.too-short': 8,
  'vault.exists': 11,
  'vault.already-registered': 7,
  'vault.twins': 4,
  'vault.same-scripts': 4,
  'vault.not-registered': 4,
  'vault.address-not-found': 4,
  'vault.index-range': 2,
  'vault.gap': 4,
  'utxo.prevtx-unneeded': 4,
  'replacement.unsignalled': 4,
  'replacement.mined': 7,
  'proposal.approval-mismatch': 4,
  'proposal.warnings-not-approved': 9,
  'proposal.changed-meanwhile': 4,
  'policy.behind': 4,
  'policy.in-force': 7,
  'policy.digest-mismatch': 4,
  'policy.one-machine': 4,
  'policy.test-failed': 4,
  'policy.looser': 5,
  'approval.unheard': 4,
  'statement.unknown': 3,
  'confirm.needed': 9,
  'confirm.refused': 9,
  'confirm.mismatch': 9,
  'runtime.altered': 10,
  'file.changed': 4,
  'file.unchecked': 3,
  'file.not-proposal': 3,
  'home.missing': 11,
  'home.unsealed': 4,
  'home.sealed-already': 7,
  'log.unfinished': 4,
  'log.rolled-back': 4,
  'log.unwritable': 11,
  'log.clock-set-back': 10,
  'log.corrected-already': 7,
  'log.nothing-to-correct': 4,
  'height.implausible': 4,
  'cancel.unknown': 4,
  'height.unconfirmed': 9,
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly app: typeof APP_CODES
  }
}

import { text } from '../../base/arguments.js'
import { type CodeTable, reasons, takes } from '../../base/codes.js'

/** The codes of this room about accounts, and about what is for vaults of the other kind. */
export const APP_ACCOUNT_CODES = {
  'usage.invalid': reasons(2, {
    'one-recipient': {},
    'no-proposal': {},
  }),
  'key.other-network': reasons(4, {
    account: { key: text, keyNetwork: text, network: text },
    file: { file: text, wanted: text },
  }),
  'vault.no-coins': takes(2, { name: text }),
  'vault.no-account': takes(2, { name: text }),
  'vault.other-model': reasons(2, { account: { flag: text }, coins: { flag: text } }),
  'vault.one-can-burn': takes(4, { vault: text }),
  'vault.deposit-untried': takes(4, { name: text }),
  'publisher.other': takes(4, { vault: text }),
} as const satisfies CodeTable

declare module '../../base/codes.js' {
  interface Rooms {
    readonly 'app/account': typeof APP_ACCOUNT_CODES
  }
}

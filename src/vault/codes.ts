import { choice, count, flag, optional, text } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'

/** What of a vault file is meant. */
const of = choice('file', 'cosigner')

/** The codes of this room. */
export const VAULT_CODES = {
  'path.unusual': reasons(4, {
    account: { scriptType: text, network: text, path: text, usual: text },
    'other-chain': { name: text, network: text, path: text, usual: text, chain: optional(text) },
    unhardened: { name: text, path: text },
  }),
  'fingerprint.unknown': reasons(4, {
    'cosigner-zeros': { name: text },
    'cosigner-other': { name: text, stated: text, real: text, reversed: flag },
  }),
  'cosigner.malformed': reasons(3, { 'cosigner-file': {} }),
  'cosigner.bad-signature': reasons(4, { 'cosigner-file': {} }),
  'cosigner.unsigned': takes(4, { name: text }),
  'key.other-network': reasons(4, {
    vault: { key: text, keyNetwork: text, vault: text, network: text },
  }),
  'key.not-in-vault': reasons(4, { key: { vault: text } }),
  'vault.malformed': reasons(3, {
    'long-file': {},
    'no-json': {},
    'other-kind': {},
    names: {},
    'no-list': {},
    'no-object': { of },
    'unknown-field': { of },
    'missing-field': { of, field: text },
    'other-value': { of, field: text, value: text },
    'other-type': { of, field: text, type: text },
    'key-spelling': {},
    'none-unsigned': {},
  }),
  'vault.version': 3,
  'vault.digest': reasons(4, { contradiction: { stated: text, computed: text } }),
  'vault.short-hash': 4,
  'vault.threshold': takes(3, { most: count }),
  'vault.cosigner-count': reasons(3, { script: { scriptType: text, most: count, count } }),
  'vault.duplicate-key': takes(4, { one: text, other: text }),
  'vault.duplicate-name': reasons(4, { 'look-alike': { one: text, other: text } }),
  'vault.key-mismatch': reasons(4, { fingerprint: { vault: text, name: text } }),
  'text.suspicious': reasons(4, { 'mixed-scripts': { name: text } }),
  'key.damaged': reasons(3, { 'no-key': {} }),
  'home.damaged': reasons(4, { 'key-record': {} }),
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly vault: typeof VAULT_CODES
  }
}

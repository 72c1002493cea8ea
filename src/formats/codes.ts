import { choice, count, facts, type Kind, list, optional, text, told } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'
import type { KeyLabel } from '../base/message.js'

const key: Kind<KeyLabel> = facts({ number: optional(count), name: optional(text) })

/** An object in a file: what it is an item of, or the file itself, and from there the members that lead to it. */
const object = facts({
  of: choice('file', 'descriptor', 'key', 'keystore', 'device', 'change'),
  path: list(text),
})

/** The codes of this room. */
export const FORMATS_CODES = {
  'usage.invalid': reasons(2, {
    'test-network': { networks: list(text) },
    'many-names': { keys: count, names: count },
  }),
  'origin.missing': takes(3, { key }),
  'origin.assumed': takes(4, { key, origin: text }),
  'extended-key.script-type': takes(4, { stated: text, wanted: text }),
  'extended-key.spelling': 3,
  'descriptor.malformed': reasons(3, { 'long-in-file': { most: count } }),
  'descriptor.not-multipath': reasons(3, { 'no-branch': {} }),
  'descriptor.unsupported': reasons(3, { policy: {} }),
  'descriptor.no-checksum': 3,
  'descriptor.branches-assumed': 4,
  'cosigner.malformed': reasons(3, {
    'single-key': {},
    'no-key': { lines: count, scripts: list(text) },
  }),
  'vault.chain-assumed': takes(4, { chain: text, others: list(text) }),
  'vault.malformed': reasons(3, {
    'too-long': {},
    'not-json': {},
    trailing: {},
    encrypted: {},
    'encrypted-record': {},
    'not-encrypted-record': {},
    'not-utf8': {},
    'other-token': {},
    'no-format': { known: list(text) },
    'several-formats': { known: list(text) },
    'not-object': { object },
    missing: { object, member: text },
    'not-text': { object, member: text },
    'not-count': { object, member: text },
    'not-list': { object, member: text },
    network: {},
    'script-type': { member: text, known: list(text) },
    'not-multisig': {},
    'single-signature': {},
    'mixed-kinds': {},
    'key-name': {},
    'one-wallet': {},
    descriptors: { count },
    'bsms-version': {},
    'not-record': {},
    restrictions: {},
    'core-command': {},
    'coldcard-line': {},
    'coldcard-derivation': {},
    'coldcard-policy': {},
    'coldcard-sorted': {},
    'electrum-changes': {},
    'electrum-fingerprint': {},
    'policy-key': {},
    'policy-placeholders': {},
    'sparrow-policy': {},
    'specter-signer': {},
    'specter-threshold': {},
  }),
  'vault.cosigner-count': reasons(3, { stated: { stated: count, found: count, most: count } }),
  'vault.duplicate-name': reasons(4, { imported: { problem: told } }),
  'vault.network': reasons(4, {
    wallet: { named: text, asked: text },
    key: { named: text, vault: text },
  }),
  'vault.script-type': reasons(4, {
    'no-key': { wanted: text },
    path: { path: text, wanted: text },
    key: { named: text, wanted: text },
  }),
  'vault.first-address': takes(4, { computed: text }),
  'format.cannot-carry': reasons(4, {
    unsorted: { format: text },
    keys: { format: text, most: count },
    'script-type': { format: text, scriptType: text },
  }),
  'token.malformed': 8,
  'token.wrong': 8,
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly formats: typeof FORMATS_CODES
  }
}

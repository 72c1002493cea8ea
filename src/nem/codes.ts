import { amount, choice, count, list, optional, text, told } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'

const PART = choice('transfer', 'modification', 'multisig', 'cosignature')

const BY = { part: PART, by: optional(text) }

const MOSAIC = { mosaic: text }

/** The codes of this room. Those that other rooms have as well stand here with the reasons that only accounts give. */
export const NEM_CODES = {
  'internal.bug': reasons(1, { 'no-nem-review': {} }),
  'nem.key-malformed': 3,
  'nem.malformed': reasons(3, {
    bytes: { problem: told },
    'too-large': {},
    spelling: {},
    order: {},
    cosignatures: {},
    size: {},
    kind: {},
    names: {},
    count: {},
    network: {},
  }),
  'nem.type-refused': takes(4, { type: text, version: count }),
  'nem.proposal-malformed': 3,
  'nem.cosignature-malformed': 3,
  'nem.announcements': 3,
  'nem.mosaic-definition': 3,
  'nem.window': reasons(4, { backwards: {}, range: {}, long: { seconds: count, hours: count } }),
  'nem.window-closed': takes(4, { closed: text }),
  'nem.fee-low': takes(4, { part: PART, fee: amount, least: amount }),
  'nem.fee-high': takes(4, { part: PART, fee: amount, most: amount }),
  'nem.pays-nothing': 4,
  'nem.message': reasons(4, { encrypted: {}, unreadable: {} }),
  'nem.mosaic': reasons(4, {
    unknown: MOSAIC,
    levy: MOSAIC,
    fraction: MOSAIC,
    nothing: MOSAIC,
    'look-alike': MOSAIC,
  }),
  'nem.mosaic-sent': takes(4, { ...MOSAIC, quantity: amount, divisibility: count }),
  'nem.recipient': reasons(4, { self: { address: text }, cosigner: { address: text, name: text } }),
  'nem.pays-again': reasons(4, {
    unnamed: { address: text, hash: text, closes: text },
    named: { address: text, hash: text, closes: text },
    unknown: { address: text, hash: text },
  }),
  'nem.other-vault': reasons(4, { digest: { vault: text }, key: { vault: text }, network: { vault: text } }),
  'nem.initiator': 4,
  'nem.cosigners': takes(4, { added: list(text), removed: list(text), required: count, of: count }),
  'nem.cosigner-change': reasons(4, {
    removed: {},
    added: {},
    several: {},
    threshold: {},
    key: {},
    nothing: {},
  }),
  'nem.signature': reasons(4, {
    'no-cosigner': BY,
    window: BY,
    network: BY,
    invalid: BY,
    twice: BY,
    'other-inner': BY,
    'other-initiator': BY,
  }),
  'nem.surplus-cosignature': takes(4, { count }),
  'nem.outer-missing': 4,
  'nem.other-outer': 4,
  'nem.other-proposal': 4,
  'nem.changed': 4,
  'nem.conversion': reasons(4, { fee: { fee: amount }, other: { vault: text }, signature: {} }),
  'nem.snapshot': 3,
  'nem.snapshot-differs': reasons(4, {
    account: { address: text, vault: text },
    'not-converted': { address: text },
    converted: { address: text },
    cosigners: { of: count },
    threshold: { required: count },
  }),
  'nem.funded-early': takes(4, { balance: amount, most: amount }),
  'key.not-in-vault': reasons(4, { account: { vault: text } }),
  'vault.malformed': reasons(3, { account: {}, 'account-key': {}, publisher: {} }),
  'vault.digest': reasons(4, { account: { stated: text, computed: text } }),
  'vault.threshold': reasons(3, { account: { required: count, of: count } }),
  'vault.cosigner-count': reasons(3, { account: { count, most: count } }),
  'vault.duplicate-key': reasons(4, { account: { names: list(text) } }),
  'vault.duplicate-name': reasons(4, { account: { names: list(text) } }),
  'cosigner.malformed': reasons(3, { nem: {} }),
  'cosigner.bad-signature': reasons(4, { nem: {} }),
  'signature.incomplete': reasons(6, {
    account: { signed: count, required: count, missing: list(text) },
  }),
  'signature.nothing-to-sign': reasons(7, { nem: {} }),
  'signature.self-check': reasons(1, { nem: {} }),
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly nem: typeof NEM_CODES
  }
}

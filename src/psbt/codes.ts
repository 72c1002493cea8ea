import { amount, choice, count, facts, list, optional, text } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'
import { money } from '../chain/money.js'

/** A map of a PSBT. */
const PLACE = { kind: choice('global', 'input', 'output'), index: count }

/** A field in one. */
const FIELD = { ...PLACE, field: text }

/** A coin, and the input that spends it. */
const SPENT = { ...PLACE, txid: text, vout: count }

/** What a transaction pays that is to take the place of another one, and what that one pays. */
const REPLACING = {
  ...{ fee: amount, rate: count, leastFee: amount },
  ...{ replaced: text, replacedFee: amount, replacedRate: count },
}

/** What a fee comes to: satoshi, sat/vB, and per cent of what is paid. */
const FEE = { fee: amount, rate: count, percent: count }

/** A signature in a field of its own, by those whose keys it stands under. */
const PARTIAL = { partial: { names: list(text) } }

/** Whose key is given another fingerprint than it has in the vault. */
const FINGERPRINT = { name: text, claimed: text, fingerprint: text }

/** From when on a transaction can be mined: a block, or Unix seconds. */
const HELD = { kind: choice('block', 'time'), at: count }

/** A transaction that makes the same payment, and under which reference where that is told. */
const PAID_BEFORE = {
  txid: text,
  payment: optional(facts({ amount: money, to: text, others: count })),
  reference: choice('same', 'other', 'unknown'),
  called: optional(text),
}

const SCRIPT = choice('redeem', 'witness')

/** The codes of this room. */
export const PSBT_CODES = {
  'transaction.too-heavy': takes(4, { weight: count, most: count }),
  'utxo.not-ours': reasons(4, { named: { coin: text }, 'passed-over': { count } }),
  'utxo.unknown': takes(4, { coin: text }),
  'utxo.unconfirmed': takes(4, { count }),
  'utxo.immature': takes(4, { coin: text, maturity: count }),
  'utxo.uneconomic': takes(4, { count }),
  'utxo.dust': takes(4, { count }),
  'utxo.legacy-witness-utxo': reasons(4, { agrees: {}, disagrees: {} }),
  'utxo.frozen': reasons(4, { named: { coin: text }, 'passed-over': { count } }),
  'payment.duplicate': takes(4, { address: text }),
  'payment.paid-before': reasons(4, { signed: { ...PAID_BEFORE, date: text }, proposed: PAID_BEFORE }),
  'fee.replacement-low': reasons(4, {
    asked: { ...REPLACING, leastFeeRate: count, typed: optional(text) },
    rival: REPLACING,
  }),
  'coins.consolidation': reasons(4, { 'no-more': {}, dear: { rate: count, longTermRate: count } }),
  'output.dust': reasons(4, {
    payment: { address: text, value: amount, least: amount },
    output: { value: amount },
  }),
  'output.unspendable': reasons(4, { script: {}, data: { value: amount } }),
  'output.witness-program': takes(4, { network: text }),
  'output.unknown-script': takes(4, { script: text }),
  'fee.below-relay': takes(4, FEE),
  'fee.surplus': takes(4, { surplus: amount }),
  'fee.parent-unknown': reasons(4, {
    fee: { txid: text, fee: amount, rate: count, vsize: count },
    parents: { txid: text },
  }),
  'fee.parent-low': takes(4, { rate: count, packageRate: count }),
  'fee.high': takes(4, FEE),
  'fee.absurd': takes(4, FEE),
  'fee.negative': takes(4, { excess: amount }),
  'memo.too-long': takes(2, { most: count }),
  'child.useless': reasons(7, { 'no-parent': {}, 'pays-enough': { rate: count } }),
  'locktime.height': takes(2, { height: count }),
  'psbt.magic': reasons(3, { other: {}, json: {}, finished: {} }),
  'psbt.truncated': 3,
  'psbt.trailing': 3,
  'psbt.encoding': reasons(3, { lines: {}, other: {}, json: {} }),
  'psbt.text-mode': 3,
  'psbt.terminal-cut': 3,
  'psbt.too-large': reasons(3, { file: { most: count }, transaction: {}, previous: {} }),
  'psbt.version': takes(3, { version: text }),
  'psbt.duplicate-key': takes(3, FIELD),
  'psbt.duplicate-input': reasons(3, { input: { ...PLACE, outpoint: text }, some: {} }),
  'psbt.no-inputs': 3,
  'psbt.no-outputs': 3,
  'psbt.field-version': reasons(3, { field: { ...FIELD, version: count }, 'no-place': {} }),
  'psbt.field-missing': takes(3, FIELD),
  'psbt.key-malformed': reasons(3, { field: FIELD, 'no-type': PLACE, 'no-number': {} }),
  'psbt.field-malformed': reasons(3, {
    field: FIELD,
    amount: { ...PLACE, satoshi: amount, possible: text },
  }),
  'psbt.count': takes(3, PLACE),
  'psbt.unsigned-tx': reasons(3, { 'script-sig': {}, bytes: {} }),
  'psbt.locktime-conflict': 3,
  'psbt.prevtx': reasons(3, {
    'no-transaction': SPENT,
    other: SPENT,
    'no-output': SPENT,
    amount: SPENT,
  }),
  'psbt.script-mismatch': reasons(3, {
    place: { ...PLACE, script: SCRIPT },
    output: { script: SCRIPT },
  }),
  'psbt.conflict': reasons(4, { files: { files: list(text), type: count } }),
  'psbt.other-transaction': takes(4, { files: list(text) }),
  'psbt.proposal-missing': takes(4, { files: list(text), input: count, coin: text }),
  'psbt.convert-lossy': takes(4, { version: count }),
  'psbt.changed': 4,
  'psbt.unknown-fields': takes(4, { count, bytes: count }),
  'psbt.field-dropped': 4,
  'psbt.xpub-spelling': takes(4, { names: list(text) }),
  'psbt.modifiable': 4,
  'psbt.other-network': reasons(4, { known: { named: text, wanted: text }, unknown: { wanted: text } }),
  'psbt.network-unsaid': takes(4, { network: text }),
  'psbt.memo-malformed': reasons(3, { text: {}, proposer: {} }),
  'coin.has-tokens': reasons(4, { input: { coin: text, category: text }, malformed: { coin: text } }),
  'address.token-aware': takes(4, { address: text }),
  'output.has-tokens': reasons(4, { tokens: { category: text }, malformed: {} }),
  'input.not-ours': reasons(4, { coin: { coin: text }, vault: { coin: text, vault: text } }),
  'input.key-outside-vault': reasons(4, { script: {}, xpub: {} }),
  'input.derivation-mismatch': reasons(4, {
    input: { name: text },
    xpub: { name: text },
    steps: { name: text },
    origin: { name: text, stated: text, expected: text },
  }),
  'input.final-unverified': 4,
  'input.witness-utxo-mismatch': reasons(4, { input: { input: count }, coin: {} }),
  'input.amount-changed': takes(4, { before: money, txid: text }),
  'input.signed-before': takes(4, { proposal: text, txid: text }),
  'change.ransom-path': 4,
  'change.far-index': reasons(4, { gap: { index: count, gap: count }, steps: { index: count, gap: count } }),
  'output.other-vault': takes(4, { vault: text }),
  'output.self': reasons(4, { back: {}, payment: {} }),
  'output.op-return': takes(4, { published: text }),
  'output.zero-value': 4,
  'output.look-alike': takes(4, { twin: text }),
  'locktime.not-final': takes(4, HELD),
  'locktime.unknown': takes(4, HELD),
  'sequence.unusual': reasons(4, { seconds: { seconds: count }, blocks: { blocks: count } }),
  'tx-version.unusual': takes(4, { version: count }),
  'signature.invalid': reasons(4, PARTIAL),
  'signature.foreign-key': 4,
  'signature.high-r': takes(4, { names: list(text) }),
  'signing.unknown-vault': reasons(4, { unknown: { vault: text }, known: { vault: text, right: text } }),
  'signing.other-fingerprint': takes(4, FINGERPRINT),
  'signing.fingerprint-zero': takes(4, { name: text }),
  'signing.other-network': takes(4, { network: text }),
  'signature.nothing-to-sign': reasons(7, { 'this-key': {}, key: { key: text } }),
  'signature.self-check': 1,
  'proposal.digest-mismatch': reasons(4, { copies: { files: list(text) } }),
  'proposal.other-transaction': reasons(4, { finished: {} }),
  'transaction.not-signed': 4,
  'transaction.self-check': 1,
  'usage.invalid': reasons(2, { 'nothing-to-combine': {} }),
  'internal.bug': reasons(1, { 'not-reviewed': {}, 'other-when-small': {} }),
  'utxo.prevtx-missing': reasons(4, { unproven: { coin: text }, claim: { coin: text } }),
  'payment.none': reasons(2, { nobody: {} }),
  'coins.none': reasons(4, { 'not-ours': { given: count, vault: text }, 'not-yet': { own: count } }),
  'signature.not-der': reasons(3, PARTIAL),
  'signature.not-all': reasons(4, PARTIAL),
  'signature.high-s': reasons(4, PARTIAL),
  'signature.other-scheme': reasons(4, PARTIAL),
  'signature.incomplete': reasons(6, {
    signers: { whole: list(text), partly: list(text), none: list(text), required: count },
  }),
  'amount.out-of-range': reasons(3, { coin: {}, outputs: {} }),
  'address.unknown-witness-version': reasons(4, { output: { version: count, bytes: count } }),
  'transaction.malformed': reasons(3, { 'no-coins': {}, 'no-outputs': {}, 'coin-twice': {} }),
  'utxo.prevtx-mismatch': reasons(4, { coin: { coin: text } }),
  'change.not-derived': reasons(4, { keys: {}, stranger: {} }),
  'fingerprint.unknown': reasons(4, {
    zeros: FINGERPRINT,
    'of-xpub': FINGERPRINT,
    backwards: FINGERPRINT,
    other: FINGERPRINT,
  }),
  'text.suspicious': reasons(4, { memo: {}, reference: {}, label: {} }),
  'key.other-network': reasons(4, { asking: { key: text, vault: text, network: text, wanted: text } }),
  'key.not-in-vault': reasons(4, { asking: { key: text, vault: text } }),
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly psbt: typeof PSBT_CODES
  }
}

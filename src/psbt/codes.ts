import { amount, choice, count, list, text } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'

/** A map of a PSBT. */
const PLACE = { kind: choice('global', 'input', 'output'), index: count }

/** A field in one. */
const FIELD = { ...PLACE, field: text }

/** A coin, and the input that spends it. */
const SPENT = { ...PLACE, txid: text, vout: count }

/** What a transaction pays that is to take the place of another one, and what that one pays. */
const REPLACING = {
  ...{ fee: amount, rate: count, leastFee: amount, leastFeeRate: count },
  ...{ replaced: text, replacedFee: amount, replacedRate: count },
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
  'utxo.legacy-witness-utxo': 4,
  'utxo.frozen': reasons(4, { named: { coin: text }, 'passed-over': { count } }),
  'payment.duplicate': takes(4, { address: text }),
  'payment.paid-before': 4,
  'fee.replacement-low': reasons(4, { asked: REPLACING }),
  'coins.consolidation': reasons(4, { 'no-more': {}, dear: { rate: count, longTermRate: count } }),
  'output.dust': reasons(4, { payment: { address: text, value: amount, least: amount } }),
  'output.unspendable': 4,
  'output.unknown-script': 4,
  'fee.below-relay': 4,
  'fee.surplus': takes(4, { surplus: amount }),
  'fee.parent-unknown': reasons(4, {
    fee: { txid: text, fee: amount, rate: count, vsize: count },
    parents: { txid: text },
  }),
  'fee.parent-low': takes(4, { rate: count, packageRate: count }),
  'fee.high': 4,
  'fee.absurd': 4,
  'fee.negative': 4,
  'memo.too-long': takes(2, { most: count }),
  'child.useless': reasons(7, { 'no-parent': {}, 'pays-enough': { rate: count } }),
  'locktime.height': takes(2, { height: count }),
  'psbt.magic': reasons(3, { other: {}, json: {}, finished: {} }),
  'psbt.truncated': 3,
  'psbt.trailing': 3,
  'psbt.encoding': reasons(3, { lines: {}, other: {}, json: {} }),
  'psbt.text-mode': 3,
  'psbt.terminal-cut': 3,
  'psbt.too-large': reasons(3, { file: { most: count }, transaction: {} }),
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
  'psbt.unknown-fields': 4,
  'psbt.field-dropped': 4,
  'psbt.xpub-spelling': 4,
  'psbt.modifiable': 4,
  'psbt.memo-malformed': reasons(3, { text: {}, proposer: {} }),
  'input.not-ours': reasons(4, { coin: { coin: text } }),
  'input.key-outside-vault': 4,
  'input.derivation-mismatch': 4,
  'input.final-unverified': 4,
  'input.witness-utxo-mismatch': reasons(4, { input: { input: count }, coin: {} }),
  'input.redeem-script-mismatch': 4,
  'input.witness-script-mismatch': 4,
  'input.amount-changed': 4,
  'input.signed-before': 4,
  'change.ransom-path': 4,
  'change.far-index': 4,
  'output.other-vault': 4,
  'output.self': 4,
  'output.op-return': 4,
  'output.zero-value': 4,
  'output.look-alike': 4,
  'locktime.not-final': 4,
  'locktime.unknown': 4,
  'sequence.unusual': 4,
  'tx-version.unusual': 4,
  'signature.invalid': 4,
  'signature.foreign-key': 4,
  'signature.high-r': 4,
  'signing.unknown-vault': 4,
  'signing.other-fingerprint': 4,
  'signing.fingerprint-zero': 4,
  'signing.other-network': 4,
  'signature.nothing-to-sign': reasons(7, { 'this-key': {} }),
  'signature.self-check': 1,
  'proposal.digest-mismatch': reasons(4, { copies: { files: list(text) } }),
  'proposal.other-transaction': reasons(4, { finished: {} }),
  'transaction.not-signed': 4,
  'transaction.self-check': 1,
  'usage.invalid': reasons(2, { 'nothing-to-combine': {} }),
  'internal.bug': reasons(1, { 'other-when-small': {} }),
  'utxo.prevtx-missing': reasons(4, { unproven: { coin: text } }),
  'payment.none': reasons(2, { nobody: {} }),
  'coins.none': reasons(4, { 'not-ours': { given: count, vault: text }, 'not-yet': { own: count } }),
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly psbt: typeof PSBT_CODES
  }
}

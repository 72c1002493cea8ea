import { amount, choice, count, text } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'

/** A map of a PSBT. */
const PLACE = { kind: choice('global', 'input', 'output'), index: count }

/** A field in one. */
const FIELD = { ...PLACE, field: text }

/** A coin, and the input that spends it. */
const SPENT = { ...PLACE, txid: text, vout: count }

const SCRIPT = choice('redeem', 'witness')

/** The codes of this room. */
export const PSBT_CODES = {
  'transaction.too-heavy': 4,
  'utxo.not-ours': 4,
  'utxo.unknown': 4,
  'utxo.unconfirmed': 4,
  'utxo.immature': 4,
  'utxo.uneconomic': 4,
  'utxo.dust': 4,
  'utxo.legacy-witness-utxo': 4,
  'utxo.frozen': 4,
  'payment.duplicate': 4,
  'payment.paid-before': 4,
  'fee.replacement-low': 4,
  'coins.consolidation': 4,
  'output.dust': 4,
  'output.unspendable': 4,
  'output.unknown-script': 4,
  'fee.below-relay': 4,
  'fee.surplus': 4,
  'fee.parent-unknown': 4,
  'fee.parent-low': 4,
  'fee.high': 4,
  'fee.absurd': 4,
  'fee.negative': 4,
  'memo.too-long': takes(2, { most: count }),
  'child.useless': 7,
  'locktime.height': 2,
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
  'psbt.conflict': 4,
  'psbt.other-transaction': 4,
  'psbt.proposal-missing': 4,
  'psbt.convert-lossy': takes(4, { version: count }),
  'psbt.changed': 4,
  'psbt.unknown-fields': 4,
  'psbt.field-dropped': 4,
  'psbt.xpub-spelling': 4,
  'psbt.modifiable': 4,
  'psbt.memo-malformed': reasons(3, { text: {}, proposer: {} }),
  'input.not-ours': 4,
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
  'signature.nothing-to-sign': 7,
  'signature.self-check': 1,
  'proposal.digest-mismatch': 4,
  'proposal.other-transaction': 4,
  'transaction.not-signed': 4,
  'transaction.self-check': 1,
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly psbt: typeof PSBT_CODES
  }
}

import type { Sentences } from '../speaker.js'

export const psbt: Partial<Sentences<'psbt'>> = {
  'memo.too-long': ({ most }) => `A memo, reference or label has at most ${most} bytes.`,
  'psbt.magic': {
    other: {
      sentence: 'This is not a PSBT.',
      hint: 'A PSBT begins with the letters psbt; as base64 text with cHNidP8, as hex with 70736274ff.',
    },
    json: {
      sentence: 'This is JSON in which no member psbt is.',
      hint: 'Give what walletprocesspsbt or walletcreatefundedpsbt of a node prints, or the PSBT itself.',
    },
    finished: {
      sentence: 'This is a node’s answer with a finished transaction, and no PSBT.',
      hint: 'Save the hex that is in it, and give that to ringi verify.',
    },
  },
  'psbt.truncated': {
    sentence: 'This PSBT ends too early: a part of it is missing.',
    hint: 'Copy it again from its source.',
  },
  'psbt.trailing': 'There are bytes after the last map of this PSBT.',
  'psbt.encoding': {
    lines: {
      sentence: 'The text of this PSBT is broken into several lines.',
      hint: "It has to be one line: tr -d '\\r\\n' < FILE joins it. Programs that encode have an option for that (base64 -w0).",
    },
    other: {
      sentence: 'This begins like a PSBT in base64 or hex, but goes on with something else.',
      hint: 'Copy it again from its source, whole, in one line and with nothing added.',
    },
    json: {
      sentence: 'This JSON does not hold one PSBT, plainly written.',
      hint: 'Take the PSBT out of it: jq -r .psbt FILE prints it.',
    },
  },
  'psbt.text-mode': {
    sentence:
      'This PSBT was taken for text on its way: its bytes were changed as line ends or letters are (Windows text mode, ASCII transfer).',
    hint: 'Copy the binary file again in binary mode, or have it written as base64 (--base64), which survives as text.',
  },
  'psbt.terminal-cut': {
    sentence:
      'The text of this PSBT ends where a terminal cuts a line that is pasted into it: the rest is missing.',
    hint: 'Save it in a file with an editor, or pipe it from the program that made it, and give that.',
  },
  'psbt.too-large': {
    file: ({ most }) => `This PSBT is larger than ${most} bytes.`,
    transaction: 'The transaction in this PSBT is larger than a block.',
  },
  'psbt.version': {
    sentence: ({ version }) => `There is no PSBT version ${version}.`,
    hint: 'The versions are 0 (BIP 174) and 2 (BIP 370).',
  },
  'psbt.duplicate-key': ({ field, ...place }) => `In ${titleOf(place)}, ${field} stands twice with one key.`,
  'psbt.duplicate-input': {
    input: ({ index, outpoint }) => `Input ${index} spends ${outpoint} for a second time.`,
    some: 'This PSBT spends a coin twice.',
  },
  'psbt.no-inputs': 'This PSBT spends no coins.',
  'psbt.no-outputs': 'This PSBT pays nobody.',
  'psbt.field-version': {
    field: ({ field, version, ...place }) =>
      `In ${titleOf(place)}, ${field} must not stand in a PSBT of version ${version}.`,
    'no-place': 'A PSBT of version 0 has no place for what only version 2 says.',
  },
  'psbt.field-missing': ({ field, ...place }) => `In ${titleOf(place)}, ${field} is missing.`,
  'psbt.key-malformed': {
    field: ({ field, ...place }) => `In ${titleOf(place)}, ${field} has a malformed key.`,
    'no-type': place => `In ${titleOf(place)}, a key does not begin with a type.`,
    'no-number': 'A field has a type that no PSBT can say.',
  },
  'psbt.field-malformed': {
    field: ({ field, ...place }) => `In ${titleOf(place)}, ${field} has a malformed value.`,
    amount: {
      sentence: ({ index }) => `Output ${index} brings the payments to an impossible amount.`,
      hint: ({ possible }) => `Amounts and their sum are ${possible}.`,
    },
  },
  'psbt.count': place => `This PSBT ends before the map of ${titleOf(place)}.`,
  'psbt.unsigned-tx': {
    'script-sig': 'The unsigned transaction of this PSBT has a scriptSig in it.',
    bytes: 'What stands in this PSBT as its transaction is none, or one that has witnesses.',
  },
  'psbt.locktime-conflict':
    'One input requires a block height as lock time and another a date: no transaction can have both.',
  'psbt.prevtx': {
    'no-transaction': ({ index }) => `The previous transaction of input ${index} is not a transaction.`,
    other: ({ index }) => `The previous transaction of input ${index} is not the one that the input spends.`,
    'no-output': ({ index, vout }) => `The previous transaction of input ${index} has no output ${vout}.`,
    amount: ({ index }) =>
      `The previous transaction of input ${index} has an output of an impossible amount.`,
  },
  'psbt.script-mismatch': {
    place: ({ script, ...place }) => `The ${script} script of ${titleOf(place)} is not its output's.`,
    output: ({ script }) => `The output comes with a ${script} script that is not its own.`,
  },
  'psbt.convert-lossy': {
    sentence: ({ version }) => `This PSBT cannot be told in version ${version} without loss.`,
    hint: 'Its proprietary fields contradict its transaction. Ask its author for the original.',
  },
  'psbt.memo-malformed': {
    text: 'The memo, reference or a label is no UTF-8 text of fitting length.',
    proposer: 'The proposer that is named has no name as cosigners have it.',
  },
  'input.witness-utxo-mismatch': {
    input: ({ input }) =>
      `The witness UTXO of input ${input} says another amount or script than its previous transaction.`,
    coin: 'The witness UTXO says another amount or script than the previous transaction.',
  },
}

interface Place {
  readonly kind: 'global' | 'input' | 'output'
  readonly index: number
}

/** A map of a PSBT: `input 3`. */
function titleOf({ kind, index }: Place): string {
  return kind === 'global' ? 'the global map' : `${kind} ${index}`
}

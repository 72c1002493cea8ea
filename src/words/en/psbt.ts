import type { Sentences } from '../speaker.js'

const KNOWING = 'A snapshot of Bitcoin Core says it, or --prevtxs with the transactions that it spends.'

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
  'usage.invalid': { 'nothing-to-combine': 'There is nothing to combine.' },
  'internal.bug': { 'other-when-small': 'Made smaller, the proposal is another one.' },
  'transaction.too-heavy': ({ weight, most }) =>
    `The transaction has ${weight} weight units; nodes relay ${most.toLocaleString('en')}.`,
  'transaction.self-check': 'The finished transaction does not read back as what was reviewed.',
  'transaction.not-signed': 'The input is not validly signed by M cosigners.',
  'utxo.not-ours': {
    named: ({ coin }) => `The coin ${coin} does not belong to this vault.`,
    'passed-over': ({ count }) => `${count} coin(s) of other wallets were passed over.`,
  },
  'utxo.unknown': ({ coin }) => `The coin ${coin} is in none of the snapshots.`,
  'utxo.unconfirmed': ({ count }) =>
    `${count} coin(s) without confirmation (--allow-unconfirmed takes them) or maturity were passed over.`,
  'utxo.immature': ({ coin, maturity }) => `The coin ${coin} was mined less than ${maturity} blocks ago.`,
  'utxo.uneconomic': ({ count }) =>
    `${count} coin(s) worth less than spending them costs were passed over; --coin takes them.`,
  'utxo.dust': ({ count }) => `${count} coin(s) of dust without a label were passed over; --coin takes them.`,
  'utxo.frozen': {
    named: {
      sentence: ({ coin }) => `The labels say that the coin ${coin} is not to be spent.`,
      hint: 'Name other coins, or have the mark taken out of the labels by whoever set it.',
    },
    'passed-over': ({ count }) =>
      `${count} coin(s) that the labels say are not to be spent were passed over.`,
  },
  'utxo.prevtx-missing': { unproven: ({ coin }) => `Nothing proves the coin ${coin}.` },
  'payment.none': { nobody: 'There is nobody to pay.' },
  'payment.duplicate': ({ address }) => `${address} is paid more than once.`,
  'coins.none': {
    'not-ours': {
      sentence: ({ given, vault }) => `None of the ${given} coins given belongs to the vault ${vault}.`,
      hint: 'Was the snapshot taken for this vault and this network?',
    },
    'not-yet': {
      sentence: ({ own }) => `None of the vault's ${own} coins can be spent yet.`,
      hint: 'Wait for confirmations, or say --allow-unconfirmed. Labels may forbid to spend coins, too.',
    },
  },
  'coins.consolidation': {
    'no-more': 'No more coins are brought together than the payment takes anyway.',
    dear: ({ rate, longTermRate }) =>
      `Coins are brought together at ${rate} sat/vB, which would cost less at the long-term rate of ${longTermRate} sat/vB.`,
  },
  'output.dust': {
    payment: {
      sentence: ({ address, value }) =>
        `${value} sats to ${address} are dust: nodes do not relay such an output.`,
      hint: ({ least }) => `The least amount for this address is ${least} sats.`,
    },
  },
  'fee.replacement-low': {
    asked: {
      sentence: ({ fee, rate, replaced, replacedFee, replacedRate }) =>
        `With ${fee} sats, ${rate} sat/vB, nodes would not take it in place of ${replaced}, which pays ${replacedFee} sats, ${replacedRate} sat/vB.`,
      hint: ({ leastFee, leastFeeRate }) =>
        `Nodes ask for ${leastFee} sats: --fee ${leastFee}sat or --fee-rate ${leastFeeRate}, or neither, for just that.`,
    },
  },
  'fee.surplus': ({ surplus }) => `${surplus} sats that were too few for change go to the fee.`,
  'fee.parent-unknown': {
    fee: ({ txid, fee, rate, vsize }) =>
      `What the unconfirmed transaction ${txid} pays is not known; it is taken to be ${fee} sats, ${rate} sat/vB for ${vsize} vB. ${KNOWING}`,
    parents: ({ txid }) =>
      `The unconfirmed transaction ${txid} spends unconfirmed ones itself, of which nothing is known. ${KNOWING}`,
  },
  'fee.parent-low': ({ rate, packageRate }) =>
    `The fee is ${rate} sat/vB, and with the unconfirmed transactions that it spends from miners reckon ${packageRate} sat/vB.`,
  'child.useless': {
    'no-parent': {
      sentence: 'The coin is not known to come from an unconfirmed transaction.',
      hint: 'Take a fresh snapshot: what is confirmed needs no higher fee.',
    },
    'pays-enough': {
      sentence: ({ rate }) => `The unconfirmed transaction pays ${rate} sat/vB already.`,
      hint: 'Ask for a higher rate than that.',
    },
  },
  'locktime.height': ({ height }) => `${height} is no block height.`,
  'psbt.conflict': {
    files: {
      sentence: ({ files, type }) =>
        `${files.join(' and ')} contradict each other in a field of type ${type}.`,
      hint: 'One of them was changed on its way. Compare both with the original proposal.',
    },
  },
  'psbt.other-transaction': ({ files }) => `${files.join(' and ')} are not of the same transaction.`,
  'psbt.proposal-missing': {
    sentence: ({ coin }) =>
      `The proposal is missing: none of the files says what coin ${coin} is. Signers that send back signatures alone leave that out.`,
    hint: 'Give the proposal that they have signed along: ringi combine PROPOSAL RETURN … --vault NAME. Or give the coins’ previous transactions with --prevtxs FILE|DIR.',
  },
  'psbt.field-dropped': 'Fields that not every file has were left out.',
  'input.not-ours': { coin: ({ coin }) => `The coin ${coin} is not the vault's.` },
  'signature.nothing-to-sign': {
    'this-key': 'This key has signed every input already; nothing was changed.',
  },
  'signature.self-check': 'A signature that was just made does not verify; nothing was written.',
  'proposal.digest-mismatch': {
    copies: ({ files }) =>
      `Memo, reference or labels are not the same in every file: ${files.join(', ')} had another digest.`,
  },
  'proposal.other-transaction': { finished: 'This transaction is not the one that was proposed.' },
}

interface Place {
  readonly kind: 'global' | 'input' | 'output'
  readonly index: number
}

/** A map of a PSBT: `input 3`. */
function titleOf({ kind, index }: Place): string {
  return kind === 'global' ? 'the global map' : `${kind} ${index}`
}

import { formatMoney, type Money } from '../../chain/money.js'
import type { Sentences } from '../speaker.js'

const GET_PREVIOUS =
  'Get it from your own node (bitcoin-cli getrawtransaction TXID) and give it with --prevtxs FILE|DIR: it is proven and put in. If this is a return with signatures alone, combine it with the proposal.'

const KNOWING = 'A snapshot of Bitcoin Core says it, or --prevtxs with the transactions that it spends.'

export const psbt: Sentences<'psbt'> = {
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
    previous: 'With a previous transaction for each of its inputs, this PSBT is larger than Ringi reads.',
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
  'internal.bug': {
    'not-reviewed': 'Only a review makes a ReviewedPsbt.',
    'other-when-small': 'Made smaller, the proposal is another one.',
  },
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
  'utxo.prevtx-missing': {
    unproven: { sentence: ({ coin }) => `Nothing proves the coin ${coin}.`, hint: GET_PREVIOUS },
    claim: {
      sentence: ({ coin }) =>
        `The whole previous transaction of ${coin} is missing, so its amount is a mere claim.`,
      hint: GET_PREVIOUS,
    },
  },
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
    output: ({ value }) => `The output of ${value} sats is dust, which nodes do not relay.`,
  },
  'fee.replacement-low': {
    asked: {
      sentence: ({ fee, rate, replaced, replacedFee, replacedRate }) =>
        `With ${fee} sats, ${rate} sat/vB, nodes would not take it in place of ${replaced}, which pays ${replacedFee} sats, ${replacedRate} sat/vB.`,
      hint: ({ leastFee, leastFeeRate, typed = `${leastFee}sat` }) =>
        `Nodes ask for ${leastFee} sats: --fee ${typed} or --fee-rate ${leastFeeRate}, or neither, for just that.`,
    },
    rival: ({ fee, rate, leastFee, replaced, replacedFee, replacedRate }) =>
      `It pays ${fee} sats, ${rate} sat/vB: nodes that have ${replaced}, which spends the same coins and pays ${replacedFee} sats, ${replacedRate} sat/vB, take nothing in its place below ${leastFee} sats.`,
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
  'coin.has-tokens': {
    input: ({ coin, category }) =>
      `Tokens of the category ${category} lie with the coin ${coin}. Spending it would destroy them.`,
    malformed: ({ coin }) => `The coin ${coin} begins like one with tokens, which cannot be read.`,
  },
  'address.token-aware': ({ address }) =>
    `The address ${address} says that its owner’s wallet knows tokens. It is paid coins, and no tokens.`,
  'output.witness-program': ({ network }) =>
    `The output is locked by a witness program. There are no witnesses on ${network}: anybody could take what goes to it.`,
  'output.has-tokens': {
    tokens: ({ category }) =>
      `The output would hold tokens of the category ${category}. Ringi moves no tokens.`,
    malformed: 'The output begins like one with tokens, which cannot be read. Nodes refuse such outputs.',
  },
  'input.not-ours': {
    coin: ({ coin }) => `The coin ${coin} is not the vault's.`,
    vault: ({ coin, vault }) => `The coin ${coin} does not belong to the vault ${vault}.`,
  },
  'signature.nothing-to-sign': {
    key: ({ key }) => `${key} has signed every input already.`,
    'this-key': 'This key has signed every input already; nothing was changed.',
  },
  'signature.self-check': 'A signature that was just made does not verify; nothing was written.',
  'proposal.digest-mismatch': {
    copies: ({ files }) =>
      `Memo, reference or labels are not the same in every file: ${files.join(', ')} had another digest.`,
  },
  'proposal.other-transaction': { finished: 'This transaction is not the one that was proposed.' },
  'signature.not-der': {
    partial: ({ names }) => `A signature is not in strict DER form. ${standsUnder(names)}`,
  },
  'signature.not-all': {
    partial: ({ names }) =>
      `A signature does not commit to the whole transaction (not SIGHASH_ALL). ${standsUnder(names)}`,
  },
  'signature.high-s': {
    partial: ({ names }) => `A signature has a high S, which nodes do not relay. ${standsUnder(names)}`,
  },
  'signature.other-scheme': {
    partial: ({ names }) =>
      `A signature was made with another scheme (ECDSA or Schnorr) than the vault’s. ${standsUnder(names)}`,
  },
  'signature.invalid': {
    partial: ({ names }) => `A signature does not verify. ${standsUnder(names)}`,
  },
  'signature.foreign-key': 'A signature stands under a key that is not in the vault.',
  'signature.high-r': ({ names }) =>
    `The signature of ${names.join(', ')} was made without grinding for a low R.`,
  'signature.incomplete': {
    signers: ({ whole, partly, none, required }) =>
      `${[
        whole.length === 0 ? 'Nobody has signed it whole' : `It has the signatures of ${whole.join(', ')}`,
        ...(partly.length === 0 ? [] : [`some of ${partly.join(', ')}`]),
      ].join(', and ')}; ${required} are needed. These can still sign: ${[...partly, ...none].join(', ')}.`,
  },
  'amount.out-of-range': {
    coin: 'The coin has an amount that cannot be.',
    outputs: 'The transaction pays an impossible amount.',
  },
  'address.unknown-witness-version': {
    output: ({ version, bytes }) =>
      `The output has witness version ${version} with ${bytes} bytes, which nobody can spend safely today.`,
  },
  'transaction.malformed': {
    'no-coins': 'The transaction spends no coins.',
    'no-outputs': 'The transaction pays nobody.',
    'coin-twice': 'The transaction spends a coin twice.',
  },
  'utxo.prevtx-mismatch': {
    coin: ({ coin }) => `The previous transaction given for ${coin} is another one.`,
  },
  'utxo.legacy-witness-utxo': {
    agrees:
      'A coin without segwit comes with a witness UTXO too. It agrees with the previous transaction, which is the proof.',
    disagrees: 'The witness UTXO says another amount or script than the previous transaction.',
  },
  'input.key-outside-vault': {
    script: 'The input names a key that is not in the script of its coin.',
    xpub: 'The PSBT names an extended key that is not the vault’s.',
  },
  'input.derivation-mismatch': {
    input: ({ name }) => `The input says that the key of ${name} comes from where it does not.`,
    xpub: ({ name }) => `The PSBT says that the extended key of ${name} comes from where it does not.`,
    steps: ({ name }) => `The key of ${name} is given other steps behind its extended key.`,
    origin: ({ name, stated, expected }) =>
      `The key of ${name} is given ${stated}; in the vault it is ${expected}.`,
  },
  'input.final-unverified': 'The input claims to be finished and is not validly signed.',
  'input.amount-changed': ({ before, txid }) =>
    `This coin had ${formatMoney(before)} when ${txid} was signed; now it is said to have another amount.`,
  'input.signed-before': ({ proposal, txid }) =>
    `This coin was signed away before, in the proposal ${proposal}, transaction ${txid}. Only one of the two can be mined; whoever has the other may still send it.`,
  'payment.paid-before': {
    signed: ({ date, ...told }) =>
      `${paidIn(told)} was signed away in ${told.txid} on ${date} with other coins${underReference(told)}: both can be paid.`,
    proposed: told =>
      `${paidIn(told)} is proposed in ${told.txid} as well, with other coins${underReference(told)}: if both are signed, both can be paid.`,
  },
  'change.not-derived': {
    keys: 'The output is the vault’s, and is said to come from keys or paths that are not.',
    stranger:
      'The output claims to be the vault’s change, and the vault does not derive it: it would go to a stranger.',
  },
  'change.ransom-path': 'The output claims to be change at a path that no restored wallet would search.',
  'change.far-index': {
    gap: ({ index, gap }) =>
      `The output goes to index ${index}, ${gap} beyond the coins that are spent; a restored wallet may not find it.`,
    steps: ({ index, gap }) =>
      `The output goes to index ${index}, ${gap} beyond the last coin that a wallet finds step by step; a restored one may not find it.`,
  },
  'output.other-vault': ({ vault }) => `The output goes to the vault ${vault}.`,
  'output.self': {
    back: 'The output goes to a receiving address of this vault.',
    payment:
      'The output goes to a receiving address of this vault and is no change; it counts among the payments.',
  },
  'output.op-return': ({ published }) =>
    `The output publishes data, for everybody and for ever: ${published}`,
  'output.unknown-script': ({ script }) => `The output has a script without an address: ${script}`,
  'output.unspendable': {
    script: 'Nobody could ever spend what goes to this output.',
    data: ({ value }) => `${value} sats are destroyed with the data that the output publishes.`,
  },
  'output.zero-value': 'The output is worth nothing.',
  'output.look-alike': ({ twin }) => `The address looks like ${twin} at both ends and is another one.`,
  'psbt.changed': 'The PSBT changed since it was reviewed.',
  'psbt.xpub-spelling': ({ names }) =>
    `The PSBT writes the extended keys of ${names.join(', ')} with other version bytes, depth or child number than the vault; they are the same keys.`,
  'psbt.unknown-fields': ({ count, bytes }) =>
    `It carries ${count} field(s) that Ringi has no use for, ${bytes} bytes; they never enter the transaction.`,
  'psbt.other-network': {
    known: {
      sentence: ({ named, wanted }) =>
        `This proposal names ${named} as its network; the vault is on ${wanted}.`,
      hint: 'Give the vault of that network, or have the proposal made again for this one.',
    },
    unknown: {
      sentence: ({ wanted }) =>
        `This proposal names a network that Ringi does not know; the vault is on ${wanted}.`,
      hint: 'Have the proposal made again for this vault.',
    },
  },
  'psbt.network-unsaid': ({ network }) =>
    `The PSBT does not say that it is for ${network}; what it spends was checked against the vault alone.`,
  'psbt.modifiable': 'The PSBT still allows its inputs or outputs to be changed; signing ends that.',
  'fee.negative': ({ excess }) => `The outputs exceed the inputs by ${excess} sats.`,
  'fee.absurd': fee => `${feeIn(fee)} That is a mistake or a theft.`,
  'fee.high': feeIn,
  'fee.below-relay': fee => `${feeIn(fee)} Nodes may not relay it.`,
  'fingerprint.unknown': {
    zeros: told => givenFingerprint('no fingerprint but zeros', told),
    'of-xpub': told => givenFingerprint(`the fingerprint of its extended key, ${told.claimed}`, told),
    backwards: told => givenFingerprint(`the fingerprint ${told.claimed}, backwards`, told),
    other: told => givenFingerprint(`the fingerprint ${told.claimed}`, told),
  },
  'text.suspicious': {
    memo: 'The memo contains hidden or control characters.',
    reference: 'The reference contains hidden or control characters.',
    label: 'The label contains hidden or control characters.',
  },
  'tx-version.unusual': ({ version }) => `The transaction has the unusual version ${version}.`,
  'locktime.not-final': held => `The transaction cannot be mined yet: ${notBefore(held)}.`,
  'locktime.unknown': held =>
    `It is not known whether the transaction can be mined yet: ${notBefore(held)}, and the clock of this machine is behind: this program was made later.`,
  'sequence.unusual': {
    seconds: ({ seconds }) => `This coin can only be spent ${seconds} seconds after it was confirmed.`,
    blocks: ({ blocks }) => `This coin can only be spent ${blocks} blocks after it was confirmed.`,
  },
  'signing.unknown-vault': {
    unknown: ({ vault }) => `Its coins are of no vault that this machine knows, not of ${vault}.`,
    known: ({ vault, right }) => `Its coins are of the vault ${right}, not of ${vault}.`,
  },
  'signing.other-fingerprint': ({ name, claimed, fingerprint }) =>
    `The key of ${name} is given the fingerprint ${claimed}; in the vault it is ${fingerprint}.`,
  'signing.fingerprint-zero': ({ name }) => `The origin of the key of ${name} is not given.`,
  'signing.other-network': ({ network }) => `It names keys that are not for ${network}.`,
  'key.other-network': {
    asking: ({ key, vault, network, wanted }) =>
      `The key ${key} is for ${network}, the vault ${vault} is on ${wanted}.`,
  },
  'key.not-in-vault': {
    asking: ({ key, vault }) =>
      `The key ${key} is no cosigner of the vault ${vault}, as far as its record says.`,
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

function standsUnder(names: readonly string[]): string {
  return `It stands under the key of ${names.join(', ')}.`
}

interface Fee {
  readonly fee: bigint
  readonly rate: number
  readonly percent: number
}

function feeIn({ fee, rate, percent }: Fee): string {
  return `The fee is ${fee} sats, ${rate} sat/vB, ${percent.toFixed(1)}% of what is paid.`
}

interface Named {
  readonly name: string
  readonly fingerprint: string
}

function givenFingerprint(what: string, { name, fingerprint }: Named): string {
  return `The PSBT gives the key of ${name} ${what}; its master key has ${fingerprint}. The key is the right one, and a signer that goes by fingerprints may not find it.`
}

interface Held {
  readonly kind: 'block' | 'time'
  readonly at: number
}

function notBefore({ kind, at }: Held): string {
  return kind === 'block' ? `not before block ${at}` : `not before Unix time ${at}`
}

interface PaidBefore {
  readonly payment?: { readonly amount: Money; readonly to: string; readonly others: number } | undefined
  readonly reference: 'same' | 'other' | 'unknown'
  readonly called?: string | undefined
}

function paidIn({ payment }: PaidBefore): string {
  if (payment === undefined) return 'Something else'
  const { amount, to, others } = payment
  const more = others === 0 ? '' : ` and ${others} more payment${others === 1 ? '' : 's'}`
  return `${formatMoney(amount)} to ${to}${more}`
}

function underReference({ reference, called }: PaidBefore): string {
  if (reference === 'unknown') return ''
  return `, under the ${reference === 'same' ? 'same reference' : 'reference'} ${JSON.stringify(called ?? '')}`
}

import type { Explanations } from '../../explanation.js'

export const psbtContent = {
  'psbt.unsigned-tx': {
    means:
      'The transaction in the proposal is unreadable or already contains signatures, where it must contain none.',
    cost: 'What is signed would not be clearly defined. Signatures in that place are not checked by everyone.',
    todo: 'Do not sign. Ask the author for the original proposal.',
  },
  'psbt.locktime-conflict': {
    means:
      'One coin requires a block height and another a date before they may be spent, and a transaction can have only one.',
    cost: 'No valid transaction could come of it.',
    todo: 'Have the proposal made again, with these coins in separate transactions.',
  },
  'psbt.prevtx': {
    means:
      'The previous transaction that comes with an input cannot be read, or is not the one that the input spends.',
    cost: 'The amount would be proven by the wrong document, and the difference to the true one be lost as fee (CVE-2020-14199).',
    todo: 'Do not sign. Have the proposal made again with the previous transactions from your own node.',
  },
  'psbt.script-mismatch': {
    means: 'A script that comes with the proposal is not the one to which the coin or output is bound.',
    cost: 'You would be shown other signers or rules than those that really hold.',
    todo: 'Do not sign. Ask the author for a new proposal and find out where this one was changed.',
  },
  'psbt.conflict': {
    means: 'Two of the files contradict each other about the same entry.',
    cost: 'Choosing one of them blindly could take over a changed amount, script or signature.',
    todo: 'Compare both files with the original proposal, find out which one was changed, and ask that cosigner for the file again.',
  },
  'psbt.other-transaction': {
    means: 'The files belong to different transactions, so their signatures do not fit together.',
    cost: 'A cosigner may have signed something other than you. Signatures for the other transaction remain valid, and could be used.',
    todo: 'Find out who signed what, and compare the twelve words of the proposal with all cosigners.',
  },
  'psbt.proposal-missing': {
    means:
      'The files carry signatures alone, as signers with a camera send them back, and the proposal itself is not among them.',
    cost: 'Nothing was combined. Without the proposal nobody can say which coins and amounts these signatures are for.',
    todo: 'Name the proposal that was signed as one of the files, or the coins’ previous transactions with --prevtxs.',
  },
  'psbt.convert-lossy': {
    means: 'The proposal cannot be rewritten in the other version without losing something.',
    cost: 'Nothing was written. What would be lost could be something that a signer has to see.',
    todo: 'Stay with the present version, or ask the author for the original.',
  },
  'psbt.changed': {
    means: 'The proposal changed between review and signing or finalizing.',
    cost: 'What you approved would not have been what was signed or sent.',
    todo: 'Nothing was signed. Review the file again from the start, and find out which program changed it.',
  },
  'psbt.unknown-fields': {
    means:
      'The proposal carries entries that Ringi does not know or has no use for. They never enter the transaction.',
    cost: 'For the payment, nothing. Data can however travel unseen in such entries from machine to machine.',
    todo: 'If you do not know the program that added them, ask the author what they are.',
  },
  'psbt.field-dropped': {
    means: 'Entries that not all the files have were left out when they were put together.',
    cost: 'For the payment, nothing. Only checked signatures were taken over.',
    todo: 'Nothing needs to be done, unless another program needs these entries.',
  },
  'psbt.xpub-spelling': {
    means:
      'The proposal carries the vault’s extended keys with other version bytes (SLIP 132), another depth or another child number than the vault has. Point and chain code, from which all addresses come, are the same.',
    cost: 'For the payment, nothing. A signer that compares the text of keys may not recognise them.',
    todo: 'Nothing needs to be done. If a signer does not take the proposal, put it through ringi combine, which writes them as the vault has them.',
  },
  'psbt.other-network': {
    means:
      'Proposals of every chain but Bitcoin name their network in a field. What this one names is not the network of the vault.',
    cost: 'Amounts of one coin would have been shown as amounts of another, and a payment approved that nobody had asked for.',
    todo: 'Ask the author for which chain it was made. Review it with the vault of that chain, or have it made again.',
  },
  'psbt.network-unsaid': {
    means:
      'The proposal has no field that names its network. Other programs write none. Its coins are those of the vault by their scripts and keys.',
    cost: 'Where the vault’s keys stand on paths that are for no chain in particular, the same scripts hold coins of other chains: the amounts shown could be those of another coin.',
    todo: 'Compare the coins it spends with the explorer of the chain that is meant. Have it proposed with Ringi where you are not certain.',
  },
  'psbt.modifiable': {
    means: 'The proposal still allows inputs or outputs to be added or changed.',
    cost: 'If someone changes it now, the officers review different transactions, and the signatures do not fit together.',
    todo: 'Make sure that everyone has the same final version, and compare the twelve words.',
  },
  'psbt.memo-malformed': {
    means: 'The memo, the reference or a label is not readable text of a permitted length.',
    cost: 'Nothing was done. Unreadable text can deceive the eye or the log.',
    todo: 'Ask the author to make the proposal again with plain text.',
  },
  'text.suspicious': {
    means: 'A text contains hidden characters or ones that change the direction of reading.',
    cost: 'What you read on the screen may not be what is written there, such as another name or another reference.',
    todo: 'Do not rely on this text. Ask its author what it should say, and have the proposal made again.',
  },
} satisfies Partial<Explanations>

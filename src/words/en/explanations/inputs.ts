import type { Explanations } from '../../explanation.js'

export const inputs = {
  'coin.has-tokens': {
    means: 'Tokens (CashTokens) lie with a coin of the vault, or something that begins like them.',
    cost: 'Tokens that go into a transaction and do not come out are destroyed, and nodes find nothing wrong with that.',
    todo: 'Leave the coin out. To move the tokens, use a wallet that knows them; the vault’s cosigners have to agree with it.',
  },
  'input.not-ours': {
    means: 'A coin in the proposal does not belong to this vault.',
    cost: 'Your signature would count for somebody’s transaction whose totals you cannot check.',
    todo: 'Do not sign. Have the proposal made again with coins of this vault only.',
  },
  'input.key-outside-vault': {
    means: 'An input names a key that is not among those of its coin.',
    cost: 'A signing machine could be led to use a key for something it was not meant for.',
    todo: 'Do not sign. Ask the author where this entry comes from and have the proposal made again.',
  },
  'input.derivation-mismatch': {
    means: 'The proposal says that a cosigner’s key comes from a place where it does not.',
    cost: 'The cosigner’s machine would not find its key, or would sign with another one.',
    todo: 'Do not sign. Check that the author uses the same vault file as you, and have the proposal made again.',
  },
  'signing.unknown-vault': {
    means:
      'The coins in the proposal belong to another vault than the one that was named, or to none that this machine knows.',
    cost: 'A signature for it could not be given, or would have been given for somebody else’s coins.',
    todo: 'Name the vault that the proposal is for. If it is not registered here, register its file first and compare the digest.',
  },
  'signing.other-fingerprint': {
    means: 'The proposal gives one of the vault’s keys the fingerprint of another master key.',
    cost: 'The cosigner’s signer would look for its own fingerprint, not find it, and not sign, without saying why.',
    todo: 'Have the proposal made again by a program that knows the vault with the right origins. Exporting the vault to it anew often mends this.',
  },
  'signing.fingerprint-zero': {
    means:
      'The proposal does not say from which master keys the vault’s keys come: there are zeros, or nothing, in the place of the fingerprint.',
    cost: 'Ringi finds its key all the same. Hardware signers, which go by the fingerprint, will not sign.',
    todo: 'Sign with Ringi first, which puts the origins in. Or give the program that made the proposal the keys with their fingerprints.',
  },
  'signing.other-network': {
    means:
      'The proposal names keys of another network than the vault’s: of a test network for mainnet, or the other way round.',
    cost: 'Signers would refuse it, or derive keys that hold nothing.',
    todo: 'Find out which network was meant, and have the proposal made again with the vault of that network.',
  },
  'input.final-unverified': {
    means: 'An input claims to be completely signed, but its signatures do not hold.',
    cost: 'The network would have refused the transaction, at the very moment when everyone takes it to be finished.',
    todo: 'Go back to the last files with separate signatures, and ask the cosigners for those that are missing.',
  },
  'input.taproot-fields': {
    means: 'An input carries entries for another kind of coin (taproot), which this vault does not have.',
    cost: 'They could make a signer compute the signature in another way than for the coin that was reviewed.',
    todo: 'Do not sign. Have the proposal made again by a program that keeps to the vault’s type.',
  },
  'input.witness-utxo-mismatch': {
    means: 'The short note of a coin’s amount and owner contradicts its own previous transaction.',
    cost: 'A signer who believes the note could sign away the difference as fee (CVE-2020-14199).',
    todo: 'Do not sign. Find out who made or changed the proposal, and have it made again.',
  },
  'input.redeem-script-mismatch': {
    means: 'The redeem script that comes with an input is not the one that this vault derives.',
    cost: 'You would be shown other keys or rules than those of your vault.',
    todo: 'Do not sign. Check that the author uses the same vault, and have the proposal made again.',
  },
  'input.witness-script-mismatch': {
    means: 'The witness script that comes with an input is not the one that this vault derives.',
    cost: 'You would be shown other keys or rules than those of your vault.',
    todo: 'Do not sign. Check that the author uses the same vault, and have the proposal made again.',
  },
  'input.unexpected-script': {
    means: 'An input comes with a script that coins of its kind do not have.',
    cost: 'A signer that follows such a script signs something other than what the network checks.',
    todo: 'Do not sign. Have the proposal made again by a program that knows the vault’s type.',
  },
  'input.amount-changed': {
    means:
      'A coin is said to have another amount than when it was signed before, as this machine’s log tells.',
    cost: 'A coin has one amount for ever. One of the two reviews showed a false one, and the difference would have gone to the miners as fee.',
    todo: 'Do not sign. Look the coin up with a node of your own, and find out where each proposal came from.',
  },
  'input.signed-before': {
    means: 'A coin was signed away before on this machine, in another transaction.',
    cost: 'Only one of the two can be mined. Where the other has enough signatures, whoever has it decides which; where its recipient differs, you may pay the wrong one.',
    todo: 'Ask why it has to be signed again: a raised fee is a usual reason, another recipient is not. Make sure which of the two is to be sent.',
  },
  'change.not-derived': {
    means:
      'An output is presented as the vault’s change, but it or its script does not come from the vault’s keys.',
    cost: 'Everything that was to come back would have gone to a stranger. This is the usual way to rob a signer who checks only the payments.',
    todo: 'Do not sign. Tell the other cosigners, and find out who made or changed the proposal.',
  },
  'change.ransom-path': {
    means: 'Change goes to a place in the key tree that no restored wallet would search.',
    cost: 'Even if the coins were yours, they could not be found. Whoever knows the place could demand a ransom for it.',
    todo: 'Do not sign. Have the proposal made again with change at an ordinary place.',
  },
  'change.far-index': {
    means: 'Change goes to an address number far beyond those in use.',
    cost: 'A wallet restored from backup may stop searching before it gets there, and the coins would seem to be missing.',
    todo: 'Have the proposal made again with the next unused number. If the far one is intended, note it with the backup.',
  },
  'sighash.not-all': {
    means: 'A signature is requested that would not cover the whole transaction.',
    cost: 'Somebody could exchange recipients or amounts after you have signed, and your signature would remain valid.',
    todo: 'Do not sign. Have the proposal made again with ordinary signatures that cover everything.',
  },
} satisfies Partial<Explanations>

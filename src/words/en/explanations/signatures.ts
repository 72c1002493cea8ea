import type { Explanations } from '../../explanation.js'

export const signatures = {
  'signature.not-der': {
    means: 'A signature is not written in the strict form that the network requires.',
    cost: 'The network would have refused the transaction.',
    todo: 'Ask that cosigner to sign again. If it stays the same, tell the maker of the signing program.',
  },
  'signature.high-s': {
    means: 'A signature is in the one of two equivalent forms that nodes do not pass on.',
    cost: 'The transaction would have been stuck. With coins of the old kind, outsiders could also change the transaction’s number under way.',
    todo: 'Ask that cosigner to sign again with an up-to-date program.',
  },
  'signature.other-scheme': {
    means:
      'A signature is of ECDSA in a vault that signs with Schnorr, or the other way round. No transaction can have both.',
    cost: 'The round would have been useless: nodes refuse such an input.',
    todo: 'Ask that cosigner which program has signed. All have to sign with the scheme that the vault’s file says.',
  },
  'signature.invalid': {
    means: 'A signature does not match this transaction and this key.',
    cost: 'One bad signature spoils the finished transaction. It may be that the cosigner signed something else, or that the file was changed.',
    todo: 'Ask the cosigner named in the message to review and sign the original proposal again, and find out what happened.',
  },
  'signature.foreign-key': {
    means: 'A signature stands under a key that does not belong to this vault.',
    cost: 'It counts for nothing. Someone may have signed with the wrong key, or be trying to pass for a cosigner.',
    todo: 'Find out who made it. Have the right cosigner sign the original proposal.',
  },
  'signature.not-all': {
    means: 'A signature does not cover the whole transaction.',
    cost: 'Recipients or amounts could be exchanged afterwards, with the signature remaining valid.',
    todo: 'Do not use this file. Ask the cosigner to sign again with a program that covers everything, and find out why this one did not.',
  },
  'signature.high-r': {
    means: 'A cosigner’s signature was made by a program that does not look for the short form.',
    cost: 'It makes the transaction a byte longer and nothing more.',
    todo: 'Nothing needs to be done. It only shows that this signature was not made by Ringi.',
  },
  'signature.incomplete': {
    means: 'Some inputs do not have enough signatures yet.',
    cost: 'Nothing is wrong. Without the rest the transaction cannot be sent.',
    todo: 'Pass the proposal on to the cosigners who have not signed, then combine the files again.',
  },
  'signature.nothing-to-sign': {
    means: 'This key has already signed everything that it can sign here.',
    cost: 'Nothing was changed.',
    todo: 'Pass the proposal on to the next cosigner, or combine the files.',
  },
  'signature.self-check': {
    means: 'A signature that was just made here did not hold when checked.',
    cost: 'A faulty computation can disclose the private key to anyone who sees the signature. Therefore nothing was written.',
    todo: 'Do not sign on this machine again. Have its hardware checked, and restore the key from its words on another one.',
  },
  'signature.unaccounted': {
    means: 'The transaction carries a signature that none of the logs given knows.',
    cost: 'Somebody signed without a proposal that was approved, or on a machine whose log is not here.',
    todo: 'Ask the cosigner at once where and when they signed. If they did not, their key is in other hands.',
  },
  'signature.disagreement': {
    means:
      'A second, independent computation disagrees with the signature or transaction that was just made here.',
    cost: 'A signature over the wrong thing, or a faulty one that discloses the key. Therefore nothing was written.',
    todo: 'Do not sign on this machine again. Check the proposal and sign it on another one, and report the case.',
  },
  'proposal.approval-mismatch': {
    means:
      'The digest is the one that was approved; the code behind it is not. Here the review has other warnings, another policy or other evidence than what the approver saw.',
    cost: 'A warning that nobody had read would have passed with the approval of another review.',
    todo: 'Nothing was signed. Review the proposal on this machine with the same options, show the approver what differs, and approve the code that the review shows.',
  },
  'proposal.warnings-not-approved': {
    means: 'The review has warnings, and only the digest of the proposal was approved.',
    cost: 'A fee, a repeated payment or an address that somebody ought to look at would have gone through unread.',
    todo: 'Nothing was signed. Whoever approves it reads the warnings in the review and gives the script digest and code: --approve DIGEST:CODE.',
  },
  'proposal.changed-meanwhile': {
    means:
      'Between the approval and the signature something changed that the review had shown: the policy in force, a warning, or an amount.',
    cost: 'What was signed would not have been what was approved: a payment beyond a limit that another one had used up meanwhile, for example.',
    todo: 'Nothing was signed. Review the proposal again, see what has changed, and approve it anew if you agree.',
  },
  'proposal.digest-mismatch': {
    means: 'The proposal is not the one whose digest was approved.',
    cost: 'A payment that nobody had reviewed would have been signed in the name of the approval.',
    todo: 'Nothing was signed. Compare the twelve words with the person who approved it, and review this proposal anew.',
  },
  'proposal.other-transaction': {
    means: 'The finished transaction is not the one that was proposed.',
    cost: 'Something other than what was approved would have been sent, or has been already.',
    todo: 'Do not broadcast it. If it has been broadcast, raise the alarm at once and secure all remaining coins.',
  },
  'transaction.not-signed': {
    means: 'The transaction does not carry enough valid signatures of this vault’s cosigners.',
    cost: 'The network would refuse it, or the coins are not this vault’s.',
    todo: 'Check that vault and transaction belong together, then finalize again from the signed files.',
  },
  'transaction.self-check': {
    means: 'The finished transaction did not read back as what had been reviewed.',
    cost: 'Something other than what was approved could have been sent. Therefore nothing was written.',
    todo: 'Run the command again on another machine, and report the case to whoever maintains Ringi in your company.',
  },
} satisfies Partial<Explanations>

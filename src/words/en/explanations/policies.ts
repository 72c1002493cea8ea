import type { Explanations } from '../../explanation.js'

export const policies = {
  'policy.malformed': {
    means:
      'The policy file is not one that Ringi understands: a field is unknown or missing, or a value is not of its form.',
    cost: 'Nothing was judged by it. A field that is misspelt and passed over would be a limit that nobody keeps.',
    todo: 'Go to the line and column that are named. Where the right name is near, it is suggested; ringi schema policy lists all fields.',
  },
  'policy.tampered': {
    means: 'The policy that this machine keeps as the one in force was changed outside Ringi, or taken away.',
    cost: 'Somebody could have put looser rules in its place. Nothing is signed by a policy that cannot be trusted.',
    todo: 'Do not sign on this machine. Find out who changed it, then activate the approved file again.',
  },
  'policy.other-vault': {
    means: 'The policy names another vault than the one that is spent from.',
    cost: 'The rules of one vault would have been held against the coins of another, with limits that were never meant for it.',
    todo: 'Compare the digest in the policy with the one that ringi vault show prints, and take the policy that belongs to this vault.',
  },
  'policy.people': {
    means: 'The policy asks for people whom the vault does not have, or for more of them than there are.',
    cost: 'Such a rule could never be met, or would let a change pass with fewer people than the vault itself asks for.',
    todo: 'Correct the groups and numbers in the policy; ringi vault show lists the cosigners by name.',
  },
  'policy.not-next': {
    means: 'The new policy does not name the version in force as the one before it.',
    cost: 'A version could have been slipped in that nobody compared with the rules that hold now.',
    todo: 'Activate the versions one after the other, or write the digest of the version in force after previous.',
  },
  'policy.rolled-back': {
    means: 'A later version of the policy is in force already, or this very number is taken.',
    cost: 'Limits that were tightened for a reason would have been loosened again with approvals from the past.',
    todo: 'To go back to old rules, write them into a new version with the next number and have it approved.',
  },
  'policy.forked': {
    means:
      'There are two versions of the policy of which only one can be in force: with one number, or both after the same version.',
    cost: 'Some machines would hold to one and others to the other, and whoever pays would choose the looser one.',
    todo: 'Find out who has approved both. A version that lists both digests under previous: ends it; who is asked to approve a second one takes the first approval back with ringi policy revoke.',
  },
  'policy.unconfirmed': {
    means:
      'This machine has never known a policy of this vault, and nobody has shown it that this version is the one in force.',
    cost: 'An old version, or one that was taken back, would be in force here: it looks just like the right one.',
    todo: 'Have N-M+1 other cosigners run ringi log checkpoint --for with the nonce that is shown, and give their logs and checkpoints with --history; or have enough approve the policy anew with ringi policy approve --for.',
  },
  'policy.not-in-force': {
    means: 'No policy is in force for this vault on this machine, or another one than was named.',
    cost: 'Without it nobody checks limits here, whatever the other machines do.',
    todo: 'Collect the approvals with ringi policy approve and put the policy in force with ringi policy activate.',
  },
  'policy.in-force': {
    means: 'This very version of the policy is in force on this machine already.',
    cost: 'Nothing was changed, and nothing is lost.',
    todo: 'There is nothing to do; ringi policy show prints what is in force.',
  },
  'policy.line-ends': {
    means:
      'The policy is, but for its line ends, the one that was approved. A program has put carriage returns before the line breaks, as Windows has them, or has taken them away.',
    cost: 'Nothing was done. Approvals are of exactly the bytes of the file, and another digest is another policy.',
    todo: 'Take the file as it was approved: copy it again, and in git switch core.autocrlf off. The details name the digest that it had.',
  },
  'policy.digest-mismatch': {
    means: 'The policy file has another digest than the one that was approved.',
    cost: 'An approval would have been given to rules that the approver has not read.',
    todo: 'Compare the file with the one that was read, and run ringi policy show for the digest that it has now.',
  },
  'policy.one-machine': {
    means:
      'The policy has limits that count what was signed, and does not ask for the logs of other machines.',
    cost: 'Several machines could each let a whole limit pass: what each of them does not know, it does not count.',
    todo: 'Give the logs of the others with --history, or have the rule logs in the next version of the policy.',
  },
  'policy.open': {
    means: 'The policy leaves something open that most policies close, or only warns where others refuse.',
    cost: 'A payment could pass that the author believes to be forbidden.',
    todo: 'Add the rule that is named, or leave it out knowingly and say why in a comment.',
  },
  'policy.order': {
    means: 'Says who can sign first for these amounts, and who only after others have signed or consented.',
    cost: 'Officers would find out only when they sign that somebody else has to come first.',
    todo: 'Send proposals to those who come first before anybody else; see Who comes first in docs/policy.md.',
  },
  'policy.unsignable': {
    means:
      'For some amounts the policy asks for people who are not there, or who may not sign what they propose.',
    cost: 'Payments of these amounts could never be made.',
    todo: 'Ask for fewer people, put more of them into the groups, or let somebody else propose.',
  },
  'policy.rule-without-exception': {
    means: 'The policy in force allows no exception from this rule.',
    cost: 'A signature under an exception would have passed a rule that nobody is allowed to lift.',
    todo: 'Change the proposal so that the rule holds, or have a new version of the policy approved.',
  },
  'policy.test-failed': {
    means: 'A test that stands beside the policy expects another verdict than the policy gives.',
    cost: 'Either the policy does not say what was meant, or the test does not; one of them would mislead somebody.',
    todo: 'Read the test that is named and the rule that it is about, and correct whichever is wrong.',
  },
  'policy.looser': {
    means:
      'The new version of the policy lets through what the old one refused, or may: names and places changed, of which neither can be said.',
    cost: 'A limit that somebody had raised for their own payment would have been put in force unread.',
    todo: 'Read each difference that ringi policy diff shows. If it is meant, have the version approved by those whom the policy names for changes.',
  },
  'approval.malformed': {
    means: 'The file is not an approval as Ringi writes it.',
    cost: 'Nothing was approved. A text that is only half understood could be counted as somebody’s consent.',
    todo: 'Check that it is the right file, and ask the cosigner to send it again as it was written.',
  },
  'approval.other-vault': {
    means: 'The approval was given for another vault.',
    cost: 'Consent that was given for one vault would have been used for another.',
    todo: 'Ask the cosigner for an approval that is for this vault.',
  },
  'approval.other-policy': {
    means: 'The approval is for another policy, or for another version of this one.',
    cost: 'Rules that the cosigner has not read would have come into force in their name.',
    todo: 'Ask the cosigner to read this very file, compare its digest, and approve it.',
  },
  'approval.unknown-cosigner': {
    means: 'The approval names somebody who is no cosigner of this vault.',
    cost: 'A stranger’s word would have been counted among those of the cosigners.',
    todo: 'Check the name against ringi vault show. If nobody knows the person, find out where the file came from.',
  },
  'approval.bad-signature': {
    means: 'The signature under the approval is not the cosigner’s, or what it says was changed afterwards.',
    cost: 'Somebody could have approved in another person’s name, or moved the date until which it counts.',
    todo: 'Ask the cosigner, over another channel, what they have approved. Do not use the file.',
  },
  'approval.revoked': {
    means: 'The cosigner has taken this approval back.',
    cost: 'A policy would be in force that somebody has changed their mind about, for a reason.',
    todo: 'Ask them why. Who comes round again approves a file of another digest; a comment in it is enough.',
  },
  'approval.unheard': {
    means:
      'There is no log of this approver since the approval, so that nobody here knows whether it was taken back.',
    cost: 'A version would be in force here that was taken back meanwhile.',
    todo: 'Give the approver’s log and a checkpoint of it since then with --history, or ask them over another channel.',
  },
  'approval.expired': {
    means: 'The approval has ended: it counts only until the time that stands in it.',
    cost: 'Consent to what was right at one time would have been used at another.',
    todo: 'Ask the cosigner for a new approval, and check the clock of this machine.',
  },
  'approval.incomplete': {
    means:
      'Not enough cosigners have approved the policy yet, or not those that the version in force asks for.',
    cost: 'A few could have changed the rules that all rely on.',
    todo: 'Collect the approvals that are still missing, and give all of them together.',
  },
  'balances.malformed': {
    means:
      'The file is not a balance statement: it lacks a field, has one too many, an amount is not in satoshi, or the coins of a holder are not worth what it is said to hold.',
    cost: 'A share or a floor would have been judged by numbers that nobody has stated.',
    todo: 'Write it as the documentation of policies shows: the time in UTC, and satoshi by vault digest or place.',
  },
  'voucher.malformed': {
    means: 'The file is not a voucher for a destination or for a statement.',
    cost: 'An address would have been allowed, or a statement believed, on nobody’s word.',
    todo: 'Ask whoever vouches for it for the file as their program wrote it.',
  },
  'statement.unknown': {
    means:
      'What is to be signed with policy vouch --statement is neither a balance statement, nor labels (BIP 329), nor a snapshot of coins.',
    cost: 'A signature under a file that no rule reads would serve nobody.',
    todo: 'Give the very file that those who sign payments will give with --balances, --labels or --utxos.',
  },
  'policy.missing': {
    means:
      'The log says that a policy is in force for this vault; this home has none, or an earlier version.',
    cost: 'Whoever takes the policy away could sign past it.',
    todo: 'Find out who changed the home. Put the version that the log names in force again, with its approvals.',
  },
  'policy.behind': {
    means: 'The log of another machine knows of a later version of the policy than the one in force here.',
    cost: 'Two machines judge by different rules, and the looser one decides.',
    todo: 'Activate the later version here too, with its approvals, or find out why the other machine has it.',
  },
  'policy.other-version': {
    means: 'A signature was made under another version of the policy than the one given.',
    cost: 'The transaction would be judged by rules that were not in force, or were not meant for it.',
    todo: 'Give the version that was in force at the time; the finding names its digest.',
  },
} satisfies Partial<Explanations>

import type { Explanations } from '../../explanation.js'

export const rules = {
  'rule.evidence-missing': {
    means:
      'A rule of the policy needs something to decide by that was not given: a log, a balance statement, labels, a snapshot, the height or the proposer.',
    cost: 'A limit that cannot be counted is no limit. It was not passed over in silence.',
    todo: 'Give what the message names, and ask again.',
  },
  'rule.evidence-unsigned': {
    means:
      'A rule was decided by a balance statement, labels, a snapshot or a height that nobody has signed: by the word of whoever prepared it, and that may be who asks for the payment.',
    cost: 'Whoever prepares the files decides what the rule finds: a balance that is too high, a label that is not true, a payment said to be mined that is not.',
    todo: 'Compare what it says with your own view of the chain. For good: name keys in the policy with signed-by, have ringi policy vouch --statement sign the files on machines of their own, and give the signatures with --voucher.',
  },
  'rule.excepted': {
    means:
      'A rule denies the proposal, and enough cosigners have signed an exception for this very proposal.',
    cost: 'The rule does not protect against this payment; the people who signed the exception answer for it.',
    todo: 'Read the reason and the names, and go on only if you agree with them.',
  },
  'rule.allowed-destinations': {
    means:
      'A payment goes to where the policy does not allow payments, or the proposal has an output that nobody has allowed.',
    cost: 'Coins would have left for an address that nobody has checked, perhaps an attacker’s.',
    todo: 'Compare the address with its source. If it is right, have it added to the policy or vouched for.',
  },
  'rule.denied-destinations': {
    means: 'A payment goes to a destination that the policy denies.',
    cost: 'Coins would have gone to somebody whom your organisation has decided not to pay.',
    todo: 'Find out how the address came into the proposal. Do not sign it.',
  },
  'rule.payment-limit': {
    means:
      'One destination gets more than the policy allows in one proposal; outputs to the same address are added up.',
    cost: 'A single mistaken or forged payment could have been as large as the vault.',
    todo: 'Ask whether the amount is right. If it is, it takes an approved exception or another policy.',
  },
  'rule.proposal-limit': {
    means: 'More leaves with this proposal than the policy allows at once, the fee included.',
    cost: 'One signature round could have emptied the vault.',
    todo: 'Pay less in this proposal, or have an exception approved.',
  },
  'rule.rolling-limit': {
    means:
      'With what was signed before, more leaves within the hours, days or blocks of a window than the policy allows; or the clock is behind the log.',
    cost: 'A large sum that is split into many small payments would have left unnoticed.',
    todo: 'Wait until earlier payments have left the window, or have an exception approved. If the clock is wrong, put it right.',
  },
  'rule.vault-share': {
    means:
      'A larger share of what the vault holds would leave at once than the policy allows, or the balance statement cannot be right.',
    cost: 'Most of the vault could have gone in one proposal.',
    todo: 'Pay less at once, or give a newer balance statement.',
  },
  'rule.vault-floor': {
    means:
      'Less would stay in the vault than the policy asks for, counted from the balance statement and what was signed since.',
    cost: 'A reserve that customers or auditors rely on would not have been there.',
    todo: 'Pay less, wait for deposits, or give a newer balance statement.',
  },
  'rule.fee-limit': {
    means: 'The fee is above the amount, the rate or the share that the policy allows.',
    cost: 'The difference would have gone to miners, and could not be had back.',
    todo: 'Ask for a new proposal with a lower fee rate.',
  },
  'rule.quorum': {
    means:
      'For this amount the policy asks for other cosigners, or more of them, than have signed or consented; or, with this signature, any others could complete it without them.',
    cost: 'A payment could have been sent without the people who have to agree to it.',
    todo: 'Have those who are named in the message sign first, or consent to it.',
  },
  'rule.separation-of-duties': {
    means:
      'Whoever has proposed this payment, or one in whose place it stands, would also sign it, or has proposed it without being allowed to; or nobody has signed as its proposer.',
    cost: 'One person alone could have invented a payment and approved it.',
    todo: 'Let other cosigners sign, or have it proposed by somebody who may: with ringi propose --key NAME.',
  },
  'rule.signing-hours': {
    means:
      'It is outside the days and hours in which the policy allows signatures, or the clock is behind the log.',
    cost: 'Somebody could have signed at night, when nobody else is there to notice.',
    todo: 'Sign within the hours that the policy names. If the clock is wrong, put it right.',
  },
  'rule.cooling-off': {
    means:
      'The transaction has not waited as long as the policy asks for since a log that counts first knew of it: this machine’s own, under its key, or those of as many cosigners as could spend.',
    cost: 'Pressure to sign at once is how fraud works; the wait is there so that others can object.',
    todo: 'Wait until the hour that the message says, and sign it then. ringi review --key NAME lets the waiting begin.',
  },
  'rule.expiry': {
    means:
      'The transaction, or one in whose place it stands, is older than the policy allows proposals to be when they are signed.',
    cost: 'A payment that everybody had given up could have been completed and sent much later.',
    todo: 'If it is still wanted, have it proposed anew with ringi propose --key NAME --renews TXID.',
  },
  'rule.confirmations': {
    means: 'A coin that is spent has fewer confirmations than the policy asks for, or no snapshot knows it.',
    cost: 'A coin that is not deep in the chain can vanish again, and the payment with it.',
    todo: 'Wait for more blocks, or spend other coins; give a newer snapshot.',
  },
  'rule.coin-labels': {
    means: 'A coin that is spent is frozen by its label, or nobody has labelled it.',
    cost: 'Coins of unknown or doubtful origin would have been mixed with the others.',
    todo: 'Find out where the coin comes from and label it, or spend other coins.',
  },
  'rule.address-reuse': {
    means:
      'An address is used again: change goes to where a coin lay or a payment went before, or two outputs have the same address.',
    cost: 'Whoever watches the chain could tie the payments together, and see what the vault holds.',
    todo: 'Propose it anew with a fresh change index, and ask payees for fresh addresses.',
  },
  'rule.dust': {
    means: 'A coin or an output is worth less than the policy calls dust.',
    cost: 'Tiny coins are sent to follow their owner about; tiny outputs cost more than they are worth.',
    todo: 'Leave such coins where they are, and ask the proposer what such an output is for.',
  },
  'rule.segregation': {
    means:
      'Coins would go to an owner to whom the policy does not let this vault’s coins go, or to several owners in one proposal.',
    cost: 'Customers’ coins and the house’s would have been mixed, which the law forbids in many places.',
    todo: 'Make one proposal for each owner, and pay only the places that the policy names.',
  },
  'rule.logs': {
    means:
      'The logs of fewer cosigners are at hand than the policy asks for: they were not given, their checkpoints are too old or of a time to come, or a log ends before a checkpoint that is known here.',
    cost: 'What others have signed would not be counted: each of several machines could let a whole limit pass.',
    todo: 'Ask the other cosigners for their logs with a new checkpoint each (ringi log checkpoint), and give both with --history.',
  },
  'rule.refill': {
    means:
      'After this payment a place, such as the hot wallet, would hold more than the policy allows, or the balance statement cannot be right.',
    cost: 'What lies in a wallet that is online can be stolen at once; the limit keeps that loss small.',
    todo: 'Pay less to it, or give a newer balance statement.',
  },
  'rule.change-outputs': {
    means: 'More outputs come back to the vault than the policy allows.',
    cost: 'The vault would have been scattered into coins that cost fees to gather again.',
    todo: 'Ask for a proposal with fewer outputs to the vault itself.',
  },
  'rule.self-transfers': {
    means: 'An output goes to a receiving address of this very vault, and the policy allows none.',
    cost: 'An address that was given to somebody would be paid as if it were theirs, in a form that looks like change.',
    todo: 'Have it proposed again, with change on the change branch.',
  },
  'rule.script-types': {
    means: 'A payment goes to a kind of output that the policy does not allow, or that nobody knows.',
    cost: 'Some kinds cannot be spent by whom they are meant for, or by anybody.',
    todo: 'Ask the payee for an address of a kind that the policy names.',
  },
  'rule.locktime': {
    means: 'The transaction has a lock time of a kind that the policy does not allow.',
    cost: 'A signed transaction that is held back can be sent long after everybody has forgotten it.',
    todo: 'Ask for a proposal without this lock time.',
  },
  'rule.op-return': {
    means: 'More outputs publish data than the policy allows.',
    cost: 'What is published stays in the chain for ever, in the name of whoever paid for it.',
    todo: 'Ask the proposer what the data is for, and for a proposal without it.',
  },
  'rule.output-count': {
    means: 'More outputs leave the vault in one proposal than the policy allows.',
    cost: 'One output too many is easily overlooked among the others.',
    todo: 'Divide the payments among several proposals.',
  },
  'rule.memo': {
    means: 'The proposal has no memo, or one that does not look as the policy asks for.',
    cost: 'Later nobody could tell what the payment was for.',
    todo: 'Have it proposed anew with a memo of the right form.',
  },
  'rule.reference': {
    means: 'The proposal has no reference, or one that does not look as the policy asks for.',
    cost: 'The payment could not be matched with the invoice or order that it belongs to.',
    todo: 'Have it proposed anew with a reference of the right form.',
  },
  'rule.unique-reference': {
    means:
      'Another transaction was signed under the same reference and can be mined beside this one, or it cannot be told: the proposal has no reference, or an earlier entry of the log does not say one and pays the same.',
    cost: 'One invoice would have been paid twice.',
    todo: 'Find out what became of the other transaction. Raise its fee with propose --replace, or cancel it with propose --cancel and pay with the coins that come back. Something else gets a reference of its own; where both are meant, an exception lets it pass.',
  },
} satisfies Partial<Explanations>

import type { Explanations } from '../../explanation.js'

export const nem = {
  'network.accounts': {
    means: 'This network has accounts in place of coins. What was asked for is for networks that have coins.',
    cost: 'Nothing was done. A key that was made for the wrong kind of chain would look right and sign nothing.',
    todo: 'Make the key for another network of the same money, real or to try things out, and hand out with --network what its words are there.',
  },
  'vault.no-coins': {
    means: 'The vault is an account, and the command is for vaults that spend coins.',
    cost: 'Nothing was done.',
    todo: 'Use the commands that proposals of accounts go through: propose, review, sign, combine, finalize, verify.',
  },
  'vault.no-account': {
    means: 'The vault spends coins, and the command is for the vaults of accounts.',
    cost: 'Nothing was done.',
    todo: 'Name the vault of the account.',
  },
  'vault.other-model': {
    means:
      'An option was given that means something for the other kind of vaults: those with coins, or those that are accounts.',
    cost: 'Nothing was done. An option that is passed over in silence could have been the one that protects a payment.',
    todo: 'Leave it out, or look with ringi help which option says it for this vault.',
  },
  'vault.one-can-burn': {
    means:
      'On this chain a cosignature covers what is paid, but not the fee of the transaction that carries it: who has enough cosignatures can set that fee to all that is in the account.',
    cost: 'One dishonest cosigner, or somebody who breaks into their machine, can burn the whole balance. They gain nothing by it.',
    todo: 'Keep as little in the account as the work needs. Let cosignatures go to the publisher alone, who is no cosigner, and compare all fees with ringi verify before anything is announced.',
  },
  'vault.deposit-untried': {
    means:
      'The log of this machine knows of no payment out of this account that enough cosigners have signed.',
    cost: 'Money that is paid to an account whose cosigners cannot sign together, or whose conversion never came about, is lost or belongs to one key.',
    todo: 'Convert the account, confirm that with a snapshot, pay a small amount out of it, finalize that here, and ask again.',
  },
  'identity.malformed': {
    means: 'The file is not that of one identity of age, with which the publisher reads cosignatures.',
    cost: 'Nothing was read.',
    todo: 'Name the file that age-keygen has written on the publisher’s machine.',
  },
  'identity.other': {
    means: 'The file was encrypted to somebody else, or it was damaged on the way.',
    cost: 'Nothing was taken from it.',
    todo: 'Use it on the machine of the vault’s publisher, or ask the cosigner to send it again.',
  },
  'publisher.other': {
    means: 'The identity that was given is not that of the publisher whose recipient is in the vault.',
    cost: 'Whoever else puts cosignatures together could wrap them with a fee of the whole balance.',
    todo: 'Do it on the publisher’s machine, with the identity whose recipient is in the vault.',
  },
  'nem.key-malformed': {
    means: 'What was given as a private key of NEM is none: it is not 64 hex digits.',
    cost: 'Nothing was made of it. A key of another kind, read as one of NEM, would open an account that nobody expects.',
    todo: 'Copy the key again from the wallet that made it, or restore the words that it comes from.',
  },
  'nem.malformed': {
    means: 'These bytes are not a transaction of NEM, or not written as nodes write it.',
    cost: 'Two programs that read such bytes differently would show one payment and sign another.',
    todo: 'Ask its author for the original, and do not mend it by hand.',
  },
  'nem.type-refused': {
    means: 'The account is to do something that is neither a payment nor a change of cosigners.',
    cost: 'Other transactions of NEM hand harvesting to others, rent names or change mosaics; none of it can be reviewed here.',
    todo: 'Do not sign it. Ask who made it what it is for.',
  },
  'nem.proposal-malformed': {
    means: 'This file is no proposal for an account of NEM, or it was changed since it was written.',
    cost: 'Nothing was taken from it.',
    todo: 'Ask the proposer to send the file again.',
  },
  'nem.cosignature-malformed': {
    means: 'This file is not a cosignature, or it was changed since it was written.',
    cost: 'Nothing was taken from it. The payment waits for whoever else can sign.',
    todo: 'Ask the cosigner to send it again, encrypted to the publisher.',
  },
  'nem.announcements': {
    means: 'This file is not a list of what nodes are told.',
    cost: 'Nothing was verified.',
    todo: 'Give the file that finalize has written.',
  },
  'nem.mosaic-definition': {
    means: 'This file does not say what a mosaic is, or not as a node prints it.',
    cost: 'Without its decimals and its supply, nobody can tell how much is sent and what it costs.',
    todo: 'Have a node print the definition again, and give the whole answer.',
  },
  'nem.window': {
    means:
      'The time in which this transaction is valid ends before it begins, lasts for more than a day, or cannot be counted.',
    cost: 'Nodes would drop it, and the officers would have met in vain.',
    todo: 'Propose it again with a window of at most 24 hours.',
  },
  'nem.window-closed': {
    means: 'The time in which this transaction was valid is over.',
    cost: 'Nothing: it is harmless for ever. Whoever announces it nevertheless is refused by every node.',
    todo: 'Find out whether it came to pass. If it did not, make a new proposal that names this one.',
  },
  'nem.fee-low': {
    means: 'A fee is below what nodes take.',
    cost: 'Nodes would refuse the transaction, and its window would pass.',
    todo: 'Ask the proposer for a new proposal; this program always takes the least fee that nodes take.',
  },
  'nem.fee-high': {
    means: 'A fee is far above what nodes ask for.',
    cost: 'Nothing on the chain limits it: one cosigner who wraps a transaction could give the whole balance away as its fee.',
    todo: 'Do not announce it. Ask whoever signed this why, and treat it as an attempt to destroy what is in the account.',
  },
  'nem.pays-nothing': {
    means: 'The transfer moves nothing.',
    cost: 'Its fees would have been paid for nothing.',
    todo: 'Ask the proposer what was meant.',
  },
  'nem.message': {
    means:
      'The message to the recipient is encrypted, empty, too long, or has characters that nobody can see.',
    cost: 'Exchanges credit a deposit by its message. One that nobody can read may credit somebody else.',
    todo: 'Ask for a proposal with a plain message, or with none.',
  },
  'nem.mosaic': {
    means:
      'Something else than XEM is sent that is not known here, costs a levy, is called like XEM, or comes to no whole part.',
    cost: 'What is not defined can be worth anything; what is called like XEM is there to be taken for it.',
    todo: 'Give the definition of the mosaic from a node that you trust, or refuse the proposal.',
  },
  'nem.mosaic-sent': {
    means: 'Something else than XEM is sent.',
    cost: 'Limits count in XEM alone. Whoever looks at those only would not see what leaves.',
    todo: 'Compare the name of the mosaic, letter by letter, and the quantity with what was asked for.',
  },
  'nem.recipient': {
    means: 'The recipient is the vault itself, or the account of one of its cosigners.',
    cost: 'A payment to oneself costs its fees. One to a cosigner takes the money out of the quorum.',
    todo: 'Ask the proposer whether it is meant.',
  },
  'nem.pays-again': {
    means:
      'Another transfer to the same recipient was proposed or signed, and it is not proven that it never comes to pass.',
    cost: 'On a chain of accounts nothing excludes a second payment: both would be paid, and only goodwill brings one back.',
    todo: 'Wait until the other one is proven absent, or let the proposal name it with --also, and look at both.',
  },
  'nem.other-vault': {
    means: 'The proposal is not for this vault: its digest, its account or its network is another.',
    cost: 'Whoever signs for another account than the one in mind moves money that nobody has reviewed.',
    todo: 'Compare the vault’s twelve words with the proposer.',
  },
  'nem.initiator': {
    means: 'The proposal lets somebody wrap the transaction who is no cosigner.',
    cost: 'Nobody of the vault could have signed first, and nodes would refuse it.',
    todo: 'Ask the proposer for a proposal that names a cosigner.',
  },
  'nem.cosigners': {
    means: 'The proposal changes who signs for the account, or how many of them have to.',
    cost: 'Whoever signs from then on moves everything that is in it.',
    todo: 'Compare every address with those who are to come, by voice, and make the new vault before you sign.',
  },
  'nem.cosigner-change': {
    means: 'This change of cosigners cannot be, or would leave an account that nobody can move.',
    cost: 'Nodes would refuse it, or the account would be lost.',
    todo: 'Ask for a proposal that removes one cosigner at most, and says how many have to sign.',
  },
  'nem.signature': {
    means:
      'Something that was signed is not by a cosigner, not for this transaction, not at this time, or not valid.',
    cost: 'Nodes would refuse it; or it is an attempt to pass off one transaction as another.',
    todo: 'Leave it out, and ask who sent it. Do not announce anything before that is clear.',
  },
  'nem.surplus-cosignature': {
    means: 'There are more cosignatures than are needed.',
    cost: 'Nothing: nodes refuse what comes after the transaction has come to pass.',
    todo: 'Announce as many as are needed, in their order.',
  },
  'nem.outer-missing': {
    means: 'The initiator has not signed the transaction that carries this one.',
    cost: 'Cosignatures without it do nothing.',
    todo: 'Ask the initiator to sign first.',
  },
  'nem.other-outer': {
    means: 'There are two transactions around one and the same payment.',
    cost: 'Cosignatures fit both, and the fee of the second can be the whole balance: this is how one cosigner burns an account.',
    todo: 'Announce none of them. Ask the initiator, and treat it as an attempt to destroy what is in the account.',
  },
  'nem.other-proposal': {
    means: 'Files of different proposals were put together.',
    cost: 'Nothing was made of them.',
    todo: 'Sort the files by their proposal, and try again.',
  },
  'nem.changed': {
    means: 'The proposal is not what was reviewed any more.',
    cost: 'What nobody has looked at would have been signed.',
    todo: 'Review it again.',
  },
  'nem.conversion': {
    means:
      'The transaction does not make the account the vault that is pinned here, or at a fee that nobody can mean.',
    cost: 'An account with other cosigners belongs to others, and what is paid to it is theirs.',
    todo: 'Do not announce it and pay nothing to the account. Make the conversion again from the pinned vault.',
  },
  'nem.snapshot': {
    means: 'This file is not what a node prints of an account.',
    cost: 'Nothing was taken from it.',
    todo: 'Ask a node for the account again, and save the whole answer.',
  },
  'nem.snapshot-differs': {
    means:
      'A node says something else of the account than the vault on this machine: other cosigners, another number of them who sign, or that it is not converted.',
    cost: 'What is paid to an account that others move, or one key alone, is theirs.',
    todo: 'Pay nothing to it. Ask another node, and find out whether the conversion or a change of cosigners is confirmed.',
  },
  'nem.funded-early': {
    means: 'The account holds more than its conversion costs, and is not converted yet.',
    cost: 'Until then one key moves all of it, and that key is on a machine where it was just made.',
    todo: 'Convert it at once, or move what is in it elsewhere and begin with a new account.',
  },
} satisfies Partial<Explanations>

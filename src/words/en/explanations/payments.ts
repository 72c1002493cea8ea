import type { Explanations } from '../../explanation.js'

export const payments = {
  'payouts.malformed': {
    means:
      'The list of payouts cannot be read: a line, an amount, an address or the header is not as it should be.',
    cost: 'Nothing was taken from the list. Half a list paid would leave you to find out who has been paid.',
    todo: 'Correct the lines that the message names, and save the list as CSV in UTF-8 with the header address,amount,label.',
  },
  'payouts.duplicate': {
    means: 'The list pays the same address more than once.',
    cost: 'A line copied by mistake pays someone twice, and only their goodwill brings it back.',
    todo: 'Check the lines with their author. Join them into one, or say explicitly that it is meant.',
  },
  'payment.duplicate': {
    means: 'The same address is paid more than once in this proposal.',
    cost: 'A payment entered by mistake twice is paid twice, and only the recipient’s goodwill brings it back.',
    todo: 'Check with whoever asked for it. Join the payments into one, or say explicitly that it is meant.',
  },
  'payment.paid-before': {
    means:
      'The same was signed away, or is proposed, in another transaction that spends other coins: the same payee and amount, or the same reference.',
    cost: 'Both can be mined. A stuck payment that is proposed again from other coins is paid twice, and only the recipient’s goodwill brings it back.',
    todo: 'Find out what became of the other one. A payment that is stuck gets a higher fee with propose --replace, which spends the same coins; one that is given up is cancelled first with propose --cancel. What is due every month has a reference of its own each time.',
  },
  'payment.none': {
    means: 'There is nobody to pay.',
    cost: 'Nothing was done.',
    todo: 'Name at least one recipient with an amount, or give a list that has entries.',
  },
  'coins.insufficient': {
    means: 'The vault’s available coins do not cover the payments and the fee.',
    cost: 'Nothing was done. The network would have refused the transaction.',
    todo: 'Pay less, wait for coins to be confirmed, or lower the fee rate.',
  },
  'coins.none': {
    means: 'There is no coin of this vault to spend.',
    cost: 'Nothing was done.',
    todo: 'Check that the list of coins was made for this vault and network, and whether they are confirmed.',
  },
  'coins.too-many': {
    means: 'So many coins do not fit into one transaction that nodes would pass on.',
    cost: 'The transaction would not have spread, and the payment would not have arrived.',
    todo: 'Split it as the hint says: --max-inputs spends as many coins as fit, the rest goes into further transactions. Or bring small coins together in advance when fees are low (--consolidate).',
  },
  'coins.consolidation': {
    means:
      'Small coins were to be brought together, which was not possible here or costs more now than it would later.',
    cost: 'Every coin that goes in makes the fee higher now and saves its fee one day, at the long-term rate. Above that rate it is paid too early.',
    todo: 'Compare both fees. Leave out --consolidate, or wait for lower rates; --long-term-rate says what you expect of them.',
  },
  'published-data.malformed': {
    means: 'What --data is to publish is neither clearly hex nor clearly text.',
    cost: 'What is published stays for ever, and other bytes than those that were meant would prove nothing.',
    todo: 'Write an even number of hex digits without 0x, or text; hex: or text: before it says which of them is meant.',
  },
  'published-data.too-long': {
    means: 'The data is longer than what all nodes pass on in one output: 80 bytes.',
    cost: 'Nodes would not pass the transaction on, and nobody would be paid.',
    todo: 'Publish a hash of the data: 32 bytes are enough for SHA-256.',
  },
  'child.useless': {
    means:
      'The coin that was to pay for its unconfirmed parent has none, or the parent pays as much already.',
    cost: 'The new transaction would cost a fee and speed up nothing.',
    todo: 'Take a fresh snapshot. If the parent is still unconfirmed, ask for a rate that is higher than what it pays.',
  },
  'output.dust': {
    means: 'An output is so small that spending it would cost more than it is worth.',
    cost: 'Nodes do not pass on such transactions, so that everything else in it would have been stuck too.',
    todo: 'Raise the amount above the limit in the message, or leave this payment out.',
  },
  'output.unspendable': {
    means:
      'An output puts coins where nobody can ever spend them: together with published data, or behind a script that no rule lets anybody satisfy.',
    cost: 'Those coins are destroyed for good.',
    todo: 'Do not sign unless the destruction is truly intended. Otherwise have the proposal made again: with an amount of zero beside data, to another address in place of the script.',
  },
  'output.unknown-script': {
    means:
      'An output pays to something that has no address, so it cannot be compared with what the recipient told you.',
    cost: 'It may be a place that nobody, anybody, or someone not named in the proposal can spend from.',
    todo: 'Do not sign until its author has explained it. In general, ask the recipient for an ordinary address.',
  },
  'output.witness-program': {
    means: 'An output is locked in a way that Bitcoin has (segwit, taproot) and this chain has not.',
    cost: 'Anybody could have taken the coins.',
    todo: 'Ask the recipient for an address of this chain, and have the proposal made again.',
  },
  'output.has-tokens': {
    means: 'An output of the proposal would hold tokens (CashTokens), or begins as if it did.',
    cost: 'Tokens would have been made or moved by people who were shown coins alone; or nodes would have refused the transaction.',
    todo: 'Have the proposal made again without that output. Ringi moves no tokens: use a wallet that knows them.',
  },
  'address.token-aware': {
    means:
      'The recipient’s address says that their wallet knows tokens. Its script is that of the plain address.',
    cost: 'Nothing is wrong: coins arrive there as at any other address. Nobody should expect tokens to come with them.',
    todo: 'Compare the plain spelling, which is shown from here on, with what the recipient’s wallet shows.',
  },
  'output.op-return': {
    means: 'An output publishes data in the blockchain instead of paying someone.',
    cost: 'The data stays public for ever and can identify you. It can also be an instruction to another system that spends something else.',
    todo: 'Ask the author what it is for. Sign only if it is part of what was agreed.',
  },
  'output.zero-value': {
    means: 'An output has the value zero, and so pays nobody.',
    cost: 'The recipient would receive nothing, although the list of recipients looks complete.',
    todo: 'Ask whether an amount was forgotten, and have the proposal made again.',
  },
  'output.look-alike': {
    means: 'An address resembles another one at its beginning and end, and is not the same.',
    cost: 'People compare only the ends, and thieves count on it. In May 2024 someone lost 1,155 wrapped bitcoin to such an address on another chain.',
    todo: 'Compare the whole address, in groups of four characters, with the recipient’s own statement over a second channel.',
  },
  'output.self': {
    means:
      'An output goes to a receiving address of this very vault. It is no change, which goes to the other branch.',
    cost: 'Whoever chose the address may have given it to somebody as theirs: they would be paid with it, and nobody would notice that money was promised. So it counts among the payments.',
    todo: 'Ask why it is not change. Where transfers to oneself are usual, set the rule self-transfers in the policy.',
  },
  'output.other-vault': {
    means: 'An output goes to another vault that is registered on this machine.',
    cost: 'If it is meant, nothing. If not, the coins would be under other signers and in another set of books.',
    todo: 'Check that the transfer between the two vaults was approved.',
  },
} satisfies Partial<Explanations>

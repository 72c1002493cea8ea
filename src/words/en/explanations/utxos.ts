import type { Explanations } from '../../explanation.js'

export const utxos = {
  'utxos.malformed': {
    means:
      'The list of unspent coins is not in a form that Ringi knows, or one of its entries is incomplete.',
    cost: 'Nothing was done. A guessed coin would lead to a transaction that the network refuses.',
    todo: 'Save the answer of your own node again exactly as it prints it, without editing.',
  },
  'utxos.duplicate': {
    means: 'The same coin appears twice, or with contradicting facts.',
    cost: 'The total would be overstated, or the amount taken from the wrong entry, and the payment would fail or lose the difference as fee.',
    todo: 'Take all lists again from your own node, at the same time.',
  },
  'utxo.frozen': {
    means: 'A coin is marked in the labels as one that is not to be spent.',
    cost: 'A coin that was set aside, because of where it comes from or what it is meant for, would have been spent.',
    todo: 'Name other coins. If it may be spent after all, have its mark taken out of the labels by whoever set it.',
  },
  'labels.malformed': {
    means: 'The file of labels is not JSON Lines as BIP 329 has them, or one of its records is incomplete.',
    cost: 'Nothing was done. A label that is passed over could be the one that forbids to spend a coin.',
    todo: 'Export the labels again from the wallet that keeps them, without encryption.',
  },
  'labels.contradiction': {
    means: 'The labels say two different things of the same coin, address or transaction.',
    cost: 'Nothing was done. Whichever record was read last would have decided whether a coin may be spent.',
    todo: 'Find out which record is right, and take the other one out of the file.',
  },
  'utxo.not-ours': {
    means: 'Some of the coins listed do not belong to this vault.',
    cost: 'They cannot be spent from this vault, and a balance that counts them would be too high.',
    todo: 'Check that the list was made for this vault and network. Coins that were passed over need nothing more.',
  },
  'utxo.unknown': {
    means: 'The coin that was asked for is in none of the lists.',
    cost: 'Nothing was done. It may have been spent already.',
    todo: 'Take the list again from your own node, and check the coin’s number.',
  },
  'utxo.prevtx-missing': {
    means: 'The full previous transaction of a coin, the only proof of its amount, is not there.',
    cost: 'Signers who are asked twice, with another false amount each time, can be made to lose the difference as fee (CVE-2020-14199).',
    todo: 'Do not sign. Get the transactions from your own node (bitcoin-cli getrawtransaction TXID) and give them with --prevtxs FILE|DIR: they are proven and put in. Or have the proposal made again with them.',
  },
  'utxo.prevtx-mismatch': {
    means: 'What was given as the previous transaction of a coin is another transaction.',
    cost: 'The amount would have been proven by the wrong document. The true one could be far larger and the difference be lost as fee.',
    todo: 'Do not sign. Get the right previous transaction from your own node.',
  },
  'utxo.prevtx-malformed': {
    means: 'What was given as a previous transaction cannot be read as one.',
    cost: 'Nothing was done. Without it the amount of the coin is only a claim.',
    todo: 'Get the transaction again from your own node as it prints it, one in each line.',
  },
  'utxo.prevtx-unneeded': {
    means: 'A file of previous transactions holds none that a coin of the proposal comes from.',
    cost: 'Nothing: it was left out. It may be the file of another proposal.',
    todo: 'If the proof of a coin is still missing, get the transactions that the message names. Otherwise nothing needs to be done.',
  },
  'utxo.amount-mismatch': {
    means: 'The coin’s amount in the list differs from the one in its own transaction.',
    cost: 'If the true amount is larger, the difference would have gone to the miners as fee, for good.',
    todo: 'Do not rely on this list. Take it again from your own node and find out why the old one was wrong.',
  },
  'utxo.script-mismatch': {
    means: 'The coin’s owner in the list differs from the one in its own transaction.',
    cost: 'The coin may not be the vault’s at all. The payment would have failed, or spent something else than was shown.',
    todo: 'Do not rely on this list. Take it again from your own node.',
  },
  'utxo.unconfirmed': {
    means: 'Some coins are not confirmed in a block yet, or were mined too recently, and were passed over.',
    cost: 'A payment into the vault that is not confirmed can still be withdrawn, and everything built on it would fall with it.',
    todo: 'Wait for confirmations if these coins are needed. Otherwise nothing needs to be done.',
  },
  'utxo.immature': {
    means: 'The coin was newly mined and cannot be spent until 100 blocks have followed.',
    cost: 'The network would have refused the transaction.',
    todo: 'Wait for about 17 hours after it was mined, or choose other coins.',
  },
  'utxo.uneconomic': {
    means: 'Some coins are worth less than the fee for spending them, and were left where they are.',
    cost: 'Spending them would have cost more than they bring.',
    todo: 'Nothing needs to be done. When fees are lower they may be worth it; --coin names coins that are to be spent all the same.',
  },
  'utxo.dust': {
    means: 'Some coins are tiny, and no label says what they are. They were left where they are.',
    cost: 'Strangers send such coins to see where they are spent: spent together with others, they tell which addresses have one owner.',
    todo: 'Leave them, or label those that are yours (--labels). --coin names coins that are to be spent all the same.',
  },
  'utxo.legacy-witness-utxo': {
    means: 'A coin of the old kind comes with the short proof that is valid only for segwit coins.',
    cost: 'For such coins the short proof shows nothing. Where it agrees with the full previous transaction, it does no harm; where it says something else, somebody may have been meant to believe it, and to lose the difference as fee.',
    todo: 'As a note, nothing. Where it is refused, do not sign: have the proposal made again with full previous transactions only.',
  },
} satisfies Partial<Explanations>

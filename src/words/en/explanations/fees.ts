import type { Explanations } from '../../explanation.js'

export const fees = {
  'replacement.impossible': {
    means: 'The chain has no replacing of transactions (BIP 125): nodes keep the first that they see.',
    cost: 'Nothing was done. A second transaction with the same coins would have been refused everywhere.',
    todo: 'Wait, or spend an output of the first one at a higher rate, which pays for both.',
  },
  'replacement.mined': {
    means: 'What was to be replaced or cancelled is mined: the snapshot has coins that it has made.',
    cost: 'Nothing was done. What is mined has its place for good.',
    todo: 'Nothing needs to be paid again. If the money is to come back, only the recipient can send it.',
  },
  'replacement.unsignalled': {
    means: 'No input of the original says that it may be replaced (BIP 125).',
    cost: 'Nodes before Bitcoin Core 28, and those set up so, keep the original and pass the replacement over.',
    todo: 'Send the replacement through nodes and miners that take every replacement (full RBF, the default since Bitcoin Core 28), or raise the fee by spending its change.',
  },
  'fee.replacement-low': {
    means:
      'The transaction spends coins that were signed away before, and pays too little for nodes to take it in place of that one.',
    cost: 'Signed and sent, it would be dropped wherever the first is known, and the payment would stay stuck.',
    todo: 'Propose it with propose --replace, which names both fees: at least all that the first pays and 1 sat/vB for its own size, at a higher rate. Without --fee-rate it takes the least that nodes accept.',
  },
  'fee.below-relay': {
    means: 'The fee is so low that nodes may not pass the transaction on.',
    cost: 'The payment could be stuck for days, while everyone believes that it was made.',
    todo: 'Have the proposal made again with a higher rate before anybody signs.',
  },
  'fee.surplus': {
    means: 'A small remainder was too little for a change output of its own and was added to the fee.',
    cost: 'Those few satoshis go to the miner. A change output would have cost more than it holds.',
    todo: 'Nothing needs to be done.',
  },
  'fee.parent-unknown': {
    means: 'A coin comes from a transaction that is in no block yet, and nothing says what that one pays.',
    cost: 'A miner takes both together or neither. If the first pays less than is assumed, the payment can be stuck; if it pays more, you pay too much.',
    todo: 'Give the transactions that it spends with --prevtxs, or take the snapshot with Bitcoin Core’s listunspent, which tells the fee. Or wait until it is confirmed.',
  },
  'fee.parent-low': {
    means:
      'The fee was fixed, and a coin comes from a transaction that is in no block yet and pays a lower rate.',
    cost: 'A miner takes both together, at the rate of both: the payment waits longer than its own rate says.',
    todo: 'Ask for a rate with --fee-rate, which then holds for both, or wait until the first is confirmed.',
  },
  'fee.high': {
    means: 'The fee is unusually high for the transaction’s size or for the amount that is paid.',
    cost: 'The excess goes to the miner and cannot be demanded back.',
    todo: 'Compare with the rates of the day, and sign only if whoever proposed it confirms the fee.',
  },
  'fee.absurd': {
    means: 'The fee is so high that only a mistake or a theft explains it.',
    cost: 'In September 2023 a company paid about 20 bitcoin as fee for one small transfer. Only the miner’s goodwill brought it back.',
    todo: 'Do not sign. Have the proposal made again, and find out whether an amount was wrong or a change output is missing.',
  },
  'fee.negative': {
    means: 'The outputs add up to more than the coins that are spent.',
    cost: 'The network would have refused it. One of the amounts shown to you is not true.',
    todo: 'Do not sign. Have the proposal made again from a fresh list of coins.',
  },
  'locktime.not-final': {
    means: 'The transaction carries a date or block height before which it cannot be mined.',
    cost: 'Signed now, it is a cheque for later. Somebody can keep it and cash it in when you no longer think of it.',
    todo: 'Sign only if the delay was agreed. Otherwise have the proposal made again without it.',
  },
  'locktime.unknown': {
    means:
      'The transaction carries a date or block height before which it cannot be mined, and the clock of this machine is behind, so that it does not tell whether that has come.',
    cost: 'If it has not come, you sign a cheque for later, which somebody can keep.',
    todo: 'Set the clock right (date shows it), or look up on another machine how high the chain is, and review again.',
  },
  'sequence.unusual': {
    means: 'A coin is marked so that it can be spent only a certain time after it was confirmed.',
    cost: 'The transaction may be refused now and become valid later, when nobody expects it.',
    todo: 'Ask the author for the reason, and sign only if the delay was agreed.',
  },
  'tx-version.unusual': {
    means: 'The transaction has a version number that is rarely or never used.',
    cost: 'Nodes may not pass it on, or may treat it by rules that were not considered here.',
    todo: 'Have the proposal made again with version 2, unless there is a known reason.',
  },
} satisfies Partial<Explanations>

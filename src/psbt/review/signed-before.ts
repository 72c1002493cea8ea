import { type Finding, finding } from '../../base/finding.js'
import { formatOutPoint } from '../../bitcoin/transaction.js'
import { satsPerVbyte } from '../../chain/fee-rate.js'
import { moneyOf } from '../../chain/money.js'
import { leastReplacementFee } from '../../coins/replacement.js'
import type { History } from '../../log/history.js'
import { amountsContradicting, earlierProposals } from '../../log/spent-before.js'
import { firstKnown, signedRivals } from './replaced.js'
import type { ReviewFacts } from './reviewed-psbt.js'

/**
 * Compares with what was signed before: a coin that had another amount then, which cannot be, and coins that were signed
 * away already in another transaction.
 */
export function checkHistory(
  { vault, txid, inputs }: Pick<ReviewFacts, 'vault' | 'txid' | 'inputs'>,
  history: History,
): Finding[] {
  const coins = inputs.map(({ outPoint, value = 0n }) => ({ outpoint: formatOutPoint(outPoint), value }))
  // A coin without an amount is refused for that already.
  const contradictions = amountsContradicting(history, coins).filter(
    ({ index }) => inputs[index]?.value !== undefined,
  )
  const changed = contradictions.map(({ index, before, record }) =>
    finding(
      'block',
      'input.amount-changed',
      { before: moneyOf(before, vault.network), txid: record.txid },
      { input: index },
    ),
  )
  const again = earlierProposals(history, coins, txid).flatMap(({ record, indexes }) =>
    indexes.map(input =>
      finding('warn', 'input.signed-before', { proposal: record.proposal, txid: record.txid }, { input }),
    ),
  )
  return [...changed, ...again]
}

type FeeFacts = Pick<ReviewFacts, 'vault' | 'txid' | 'inputs' | 'totals' | 'vsize'>

/** Warns where nodes that have what was signed before would not take this in its place: it pays too little for that. */
export function checkReplacement(proposal: FeeFacts, history: History): Finding[] {
  const { vault, txid, inputs, totals, vsize } = proposal
  if (!vault.network.relay.replaces) return []
  const coins = inputs.map(({ outPoint }) => outPoint)
  const rivals = signedRivals({ vault, txid, coins }, history)
  if (rivals.length === 0) return []
  // What came up after this one is meant to take its place, and not the other way round.
  const first = firstKnown(txid, history)
  const refused = rivals
    .filter(one => firstKnown(one.txid, history) <= first)
    .map(one => ({ ...one, least: leastReplacementFee(one, vsize, vault.network) }))
    .filter(({ least }) => totals.fee < least)
    .sort((a, b) => Number(b.least - a.least))
  return refused.slice(0, 1).map(({ txid: other, fee, vsize: size, least }) => {
    return finding('warn', 'fee.replacement-low', {
      ...{ why: 'rival', fee: totals.fee, rate: satsPerVbyte(totals.fee, vsize), leastFee: least },
      ...{ replaced: other, replacedFee: fee, replacedRate: satsPerVbyte(fee, size) },
    })
  })
}

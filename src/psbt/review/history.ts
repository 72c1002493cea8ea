import { type Finding, finding } from '../../base/finding.js'
import { formatOutPoint } from '../../bitcoin/transaction.js'
import { moneyOf } from '../../chain/money.js'
import type { History } from '../../log/history.js'
import { amountsContradicting, earlierProposals } from '../../log/spent-before.js'
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

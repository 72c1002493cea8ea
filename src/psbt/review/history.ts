import { type Finding, finding } from '../../base/finding.js'
import { formatOutPoint } from '../../bitcoin/transaction.js'
import { formatAmount } from '../../chain/amount.js'
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
  const told = amountsContradicting(history, coins).filter(({ index }) => inputs[index]?.value !== undefined)
  const changed = told.map(({ index, before, record }) =>
    finding(
      'block',
      'input.amount-changed',
      `This coin had ${formatAmount(before, vault.network)} when ${record.txid} was signed; now it is said to have another amount.`,
      { input: index },
    ),
  )
  const again = earlierProposals(history, coins, txid).flatMap(({ record, indexes }) =>
    indexes.map(input =>
      finding(
        'warn',
        'input.signed-before',
        `This coin was signed away before, in the proposal ${record.proposal}, transaction ${record.txid}. Only one of the two can be mined; whoever has the other may still send it.`,
        { input },
      ),
    ),
  )
  return [...changed, ...again]
}

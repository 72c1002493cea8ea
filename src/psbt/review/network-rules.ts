import type { Code } from '../../base/codes.js'
import { type Finding, finding } from '../../base/finding.js'
import { formatOutPoint, type Transaction } from '../../bitcoin/transaction.js'
import type { Network } from '../../chain/network.js'

/**
 * What speaks against a transaction before any signature is looked at: nodes refuse one that spends or pays nothing,
 * spends a coin twice or has impossible amounts (Bitcoin Core, CheckTransaction), and do not relay one that is too heavy.
 */
export function checkNetworkRules(transaction: Transaction, weight: number, network: Network): Finding[] {
  const { inputs, outputs } = transaction
  const block = (code: Code, message: string) => [finding('block', code, message)]
  return [
    ...(inputs.length === 0 ? block('transaction.malformed', 'The transaction spends no coins.') : []),
    ...(outputs.length === 0 ? block('transaction.malformed', 'The transaction pays nobody.') : []),
    ...(new Set(inputs.map(formatOutPoint)).size < inputs.length
      ? block('transaction.malformed', 'The transaction spends a coin twice.')
      : []),
    ...(areAmounts(outputs, network)
      ? []
      : block('amount.out-of-range', 'The transaction pays an impossible amount.')),
    ...(weight > network.relay.mostWeight
      ? block(
          'transaction.too-heavy',
          `The transaction has ${weight} weight units; nodes relay ${network.relay.mostWeight.toLocaleString('en')}.`,
        )
      : []),
  ]
}

function areAmounts(outputs: Transaction['outputs'], { chain }: Network): boolean {
  const sum = outputs.reduce((total, { value }) => total + value, 0n)
  return sum <= chain.unit.most && outputs.every(({ value }) => value >= 0n)
}

import { type Finding, finding } from '../../base/finding.js'
import { formatOutPoint, type Transaction } from '../../bitcoin/transaction.js'
import type { Network } from '../../chain/network.js'
import { checkTokenOutputs } from './tokens.js'

/**
 * What speaks against a transaction before any signature is looked at: nodes refuse one that spends or pays nothing,
 * spends a coin twice or has impossible amounts (Bitcoin Core, CheckTransaction), and do not relay one that is too heavy.
 */
export function checkNetworkRules(transaction: Transaction, weight: number, network: Network): Finding[] {
  const { inputs, outputs } = transaction
  const { mostWeight } = network.relay
  const spendsTwice = new Set(inputs.map(formatOutPoint)).size < inputs.length
  return [
    ...(inputs.length === 0 ? [finding('block', 'transaction.malformed', { why: 'no-coins' })] : []),
    ...(outputs.length === 0 ? [finding('block', 'transaction.malformed', { why: 'no-outputs' })] : []),
    ...(spendsTwice ? [finding('block', 'transaction.malformed', { why: 'coin-twice' })] : []),
    ...(areAmounts(outputs, network) ? [] : [finding('block', 'amount.out-of-range', { why: 'outputs' })]),
    ...checkTokenOutputs(outputs, network),
    ...(weight > mostWeight ? [finding('block', 'transaction.too-heavy', { weight, most: mostWeight })] : []),
  ]
}

function areAmounts(outputs: Transaction['outputs'], { chain }: Network): boolean {
  const sum = outputs.reduce((total, { value }) => total + value, 0n)
  return sum <= chain.unit.most && outputs.every(({ value }) => value >= 0n)
}

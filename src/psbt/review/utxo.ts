import { formatOutPoint, type Transaction } from '../../bitcoin/transaction.js'
import type { UtxoFacts } from '../../proposal/facts.js'
import type { ReviewedInput } from './reviewed-psbt.js'
import { isRelativeLock } from './timing.js'

/** What rules look at that count coins. */
export function utxoFacts(
  transaction: Transaction,
  inputs: readonly ReviewedInput[],
  vsize: number,
): UtxoFacts {
  return {
    coins: inputs.map(({ outPoint, value, address }) => ({
      ...{ outPoint, outpoint: formatOutPoint(outPoint), value },
      script: address?.lock.scriptPubKey,
    })),
    vsize,
    locktime: transaction.locktime,
    relativeLocks: transaction.inputs.flatMap(({ sequence }, input) =>
      isRelativeLock(transaction, sequence) ? [input] : [],
    ),
  }
}

import { type Transaction, transactionSize } from '../../bitcoin/transaction.js'
import { pathTaken } from '../../proposal/progress.js'
import type { Vault } from '../../vault/vault.js'
import type { ReviewedInput } from './reviewed-psbt.js'

/**
 * Weight and virtual bytes of the finished transaction: with the signatures that are there, and one of the usual length
 * for each that is missing. Inputs that are not the vault's count without any.
 */
export function finishedSize(
  vault: Vault,
  transaction: Transaction,
  inputs: readonly ReviewedInput[],
): { weight: number; vsize: number } {
  const path = pathTaken(
    vault,
    inputs.map(({ signers }) => signers),
  )
  const finished = transaction.inputs.map((input, i) => {
    const { address, signatures } = inputs[i] as ReviewedInput
    return { ...input, ...address?.lock.expected(path, 'usual', signatures) }
  })
  return transactionSize({ ...transaction, inputs: finished })
}

import { type Transaction, transactionSize } from '../../bitcoin/transaction.js'
import { USUAL_SIGNATURE } from '../../coins/size.js'
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
  const finished = transaction.inputs.map((input, i) => {
    const { address, signatures } = inputs[i] as ReviewedInput
    if (address === undefined) return input
    const present = [...signatures.values()].slice(0, vault.threshold.required)
    const missing = Array.from({ length: vault.threshold.required - present.length }, () => STAND_IN)
    return { ...input, ...vault.scriptType.spend(address.scripts, [...present, ...missing]) }
  })
  return transactionSize({ ...transaction, inputs: finished })
}

const STAND_IN = new Uint8Array(USUAL_SIGNATURE)

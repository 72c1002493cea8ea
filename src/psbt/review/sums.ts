import { formatOutPoint, type Transaction, transactionSize } from '../../bitcoin/transaction.js'
import { type Sats, sats, sumSats } from '../../chain/amount.js'
import type { OnChain } from '../../chain/chain.js'
import type { Totals, UtxoFacts } from '../../proposal/facts.js'
import { pathTaken } from '../../proposal/progress.js'
import type { Vault } from '../../vault/vault.js'
import type { ReviewedInput, ReviewedOutput } from './reviewed-psbt.js'
import { isRelativeLock } from './timing.js'

/** Adds up what comes in and where it goes. Throws `amount.out-of-range` above all money of the chain. */
export function sumUp(
  inputs: readonly ReviewedInput[],
  outputs: readonly ReviewedOutput[],
  network: OnChain,
): Totals {
  const spent = sumSats(
    inputs.map(({ value }) => value ?? sats(0n)),
    network,
  )
  const out = sumSats(
    outputs.map(({ value }) => value),
    network,
  )
  return {
    in: spent,
    out,
    payments: sumOf(outputs.filter(({ leaves }) => leaves)),
    change: sumOf(outputs.filter(({ kind }) => kind === 'change')),
    self: sumOf(outputs.filter(({ kind, leaves }) => kind === 'self' && !leaves)),
    fee: spent - out,
  }
}

function sumOf(outputs: readonly ReviewedOutput[]): Sats {
  return sumSats(outputs.map(({ value }) => value))
}

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

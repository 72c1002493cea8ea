import { type Finding, finding } from '../base/finding.js'
import { COSIGNATURE_FEE, MODIFICATION_FEE, MULTISIG_FEE, mostFee, transferFee } from '../chain/nem/fees.js'
import type { NemTransaction, Transfer } from './codec/transaction.js'
import { definitionOf, type MosaicDefinition } from './mosaic-definition.js'

/** The least fee of a transfer; undefined where a mosaic in it has no definition among those that are given. */
export function leastTransferFee(
  { amount, message, mosaics }: Pick<Transfer, 'amount' | 'message' | 'mosaics'>,
  given: readonly MosaicDefinition[],
): bigint | undefined {
  const priced = mosaics.flatMap(mosaic => {
    const known = definitionOf(mosaic, given)
    return known ? [{ ...known, quantity: mosaic.quantity }] : []
  })
  if (priced.length < mosaics.length) return undefined
  return transferFee({ amount, messageBytes: message?.bytes.length, mosaics: priced })
}

/** The least fee of a transaction, as {@link leastTransferFee}. */
function leastFee(transaction: NemTransaction, given: readonly MosaicDefinition[]): bigint | undefined {
  if (transaction.type === 'transfer') return leastTransferFee(transaction, given)
  return { modification: MODIFICATION_FEE, multisig: MULTISIG_FEE, cosignature: COSIGNATURE_FEE }[
    transaction.type
  ]
}

/** Refuses a fee that nodes do not take, or that is beyond what can be meant: no node refuses one that is too high. */
export function checkFee(transaction: NemTransaction, given: readonly MosaicDefinition[]): Finding[] {
  const { type: part, fee } = transaction
  const least = leastFee(transaction, given)
  // What a mosaic costs that nobody knows is told of with the mosaic.
  if (least === undefined) return []
  if (fee < least) return [finding('block', 'nem.fee-low', { part, fee, least })]
  const most = mostFee(least)
  return fee > most ? [finding('block', 'nem.fee-high', { part, fee, most })] : []
}

import { sha256 } from '../base/hash.js'
import {
  encodeOutPoint,
  encodeOutput,
  type OutPoint,
  type TransactionOutput,
} from '../bitcoin/transaction.js'

/**
 * The place of the change among the other outputs of a transaction that spends `coins`. It follows from the content instead of
 * chance: the same request always gives the same proposal.
 */
export function placeAmong(coins: readonly OutPoint[], outputs: readonly TransactionOutput[]): number {
  const digest = sha256(...coins.map(encodeOutPoint), ...outputs.map(encodeOutput))
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0) % (outputs.length + 1)
}

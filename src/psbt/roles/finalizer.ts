import { equalBytes } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import {
  decodeTransaction,
  encodeTransaction,
  encodeWitness,
  type Transaction,
  transactionId,
  transactionSize,
  witnessTransactionId,
} from '../../bitcoin/transaction.js'
import { requireComplete } from '../../proposal/progress.js'
import { signersOf } from '../../spend/challenge.js'
import type { Opening } from '../../spend/lock.js'
import type { Spend } from '../../spend/stack.js'
import { ReviewedPsbt } from '../review/reviewed-psbt.js'

/** A transaction that anyone may broadcast. */
export interface FinalTransaction {
  readonly transaction: Transaction
  /** The serialised transaction, with witnesses. */
  readonly bytes: Uint8Array
  readonly txid: string
  readonly wtxid: string
  readonly weight: number
  readonly vsize: number
  /** Satoshi. */
  readonly fee: bigint
  /** Whose M signatures stand on each input, by their places in the vault. */
  readonly signedBy: readonly (readonly number[])[]
}

/**
 * The Finalizer and Extractor (BIP 174): has every input's lock opened by the verified signatures on it, and reads its own
 * bytes again before it hands them out. Like signing, it makes sure that not a byte has changed since the review. Throws the
 * code of a blocking finding, `signature.incomplete`, `psbt.changed`, `transaction.too-heavy`, `transaction.self-check`.
 */
export function finalize(reviewed: ReviewedPsbt): FinalTransaction {
  ReviewedPsbt.requireMade(reviewed)
  reviewed.requireUnblocked()
  requireComplete(reviewed)
  reviewed.requireUnchanged()
  const { transaction, inputs, totals, vault } = reviewed.facts
  // Complete and nothing blocked, so that every input's lock is known, and opens.
  const openings = inputs.map(({ address, signatures }) => address?.lock.open(signatures) as Opening)
  const spends = openings.map(({ spend }) => spend)
  const bytes = encodeTransaction(withSpends(transaction, spends))
  const reread = decodeTransaction(bytes)
  requireSame(reread, transaction, spends)
  const { weight, vsize } = transactionSize(reread)
  const { mostWeight } = vault.network.relay
  if (weight > mostWeight) throw new RingiError('transaction.too-heavy', { weight, most: mostWeight })
  const signedBy = openings.map(({ signed }) => [...signersOf(signed).keys()])
  const ids = { txid: transactionId(reread), wtxid: witnessTransactionId(reread) }
  return { transaction: reread, bytes, ...ids, weight, vsize, fee: totals.fee, signedBy }
}

function withSpends(transaction: Transaction, spends: readonly Spend[]): Transaction {
  const inputs = transaction.inputs.map((input, i) => ({ ...input, ...(spends[i] as Spend) }))
  return { ...transaction, inputs }
}

// What was reviewed has to be what the bytes say, and every input has to carry what was chosen for it.
function requireSame(reread: Transaction, reviewed: Transaction, spends: readonly Spend[]): void {
  const stripped = withSpends(
    reread,
    reread.inputs.map(() => ({ scriptSig: new Uint8Array(0), witness: [] })),
  )
  const sameBody = equalBytes(encodeTransaction(stripped), encodeTransaction(reviewed))
  const sameSpends = reread.inputs.every(({ scriptSig, witness }, i) => {
    const spend = spends[i] as Spend
    return (
      equalBytes(scriptSig, spend.scriptSig) &&
      equalBytes(encodeWitness(witness), encodeWitness(spend.witness))
    )
  })
  if (!sameBody || !sameSpends) throw new RingiError('transaction.self-check')
}

import { RingiError } from '../../base/error.js'
import { MAX_PSBT_BYTES } from '../codec/decode.js'
import { previousOf, withPrevious } from '../codec/previous.js'
import type { Psbt } from '../codec/psbt.js'
import { checkPreviousTransaction } from '../codec/validate/previous-transaction.js'
import type { Proofs } from '../proofs.js'

/**
 * `psbt` with the previous transactions that its inputs share: an input without one gets the one that another input of
 * the same PSBT carries, where its txid is the one that the input spends from. A txid commits to every output, so the
 * proof is as good as one of its own. Throws `transaction.malformed`, and `psbt.too-large` where the copies would
 * make it larger than any PSBT that is read.
 */
export function withSharedPrevious(psbt: Psbt, proofs: Proofs): Psbt {
  return isWhole(psbt) ? psbt : completed(psbt, carriedIn(psbt, proofs))
}

/**
 * `psbt` with previous transactions that came beside it, by txid: an input without one gets that which its outpoint names,
 * once it is proven to be it. Whether a witness UTXO agrees is for the review to say, as of any PSBT that has both. Throws
 * `psbt.prevtx` for an outpoint that the transaction does not have, `psbt.too-large`.
 */
export function withSuppliedPrevious(
  psbt: Psbt,
  supplied: ReadonlyMap<string, Uint8Array>,
  proofs: Proofs,
): Psbt {
  if (supplied.size === 0 || isWhole(psbt)) return psbt
  const whole = completed(psbt, supplied)
  whole.inputs.forEach((input, index) => {
    if (input !== psbt.inputs[index]) checkPreviousTransaction(input, index, proofs)
  })
  return whole
}

function isWhole({ inputs }: Psbt): boolean {
  return inputs.every(input => previousOf(input) !== undefined)
}

function completed(psbt: Psbt, previous: ReadonlyMap<string, Uint8Array>): Psbt {
  const inputs = psbt.inputs.map(input => withPrevious(input, previous.get(input.txid)))
  // One large transaction with thousands of outputs, each of them spent, would otherwise become gigabytes.
  if (inputs.reduce((sum, input) => sum + (previousOf(input)?.length ?? 0), 0) > MAX_PSBT_BYTES)
    throw new RingiError('psbt.too-large', { why: 'previous' })
  return { ...psbt, inputs }
}

/** The previous transactions in `psbt`, each under the txid that its own bytes have; the first of several. */
function carriedIn(psbt: Psbt, proofs: Proofs): ReadonlyMap<string, Uint8Array> {
  const carried = new Map<string, Uint8Array>()
  for (const input of psbt.inputs) {
    const bytes = previousOf(input)
    if (bytes === undefined) continue
    const { txid } = proofs.previous(bytes)
    if (!carried.has(txid)) carried.set(txid, bytes)
  }
  return carried
}

import { RingiError } from '../../bitcoin/error.js'
import { MAX_PSBT_BYTES } from '../decode.js'
import { fieldOf, INPUT, withField } from '../fields.js'
import type { Psbt, PsbtInput } from '../psbt.js'
import type { Proofs } from './proofs.js'

/**
 * `psbt` with the previous transactions that its inputs share: an input without one gets the one that another input of
 * the same PSBT carries, where its txid is the one that the input spends from. A txid commits to every output, so the
 * proof is as good as one of its own. Throws `transaction.malformed`, and `psbt.too-large` where the copies would
 * make it larger than any PSBT that is read.
 */
export function withSharedPrevious(psbt: Psbt, proofs: Proofs): Psbt {
  if (psbt.inputs.every(input => previousOf(input) !== undefined)) return psbt
  const carried = carriedIn(psbt, proofs)
  const inputs = psbt.inputs.map(input => withPrevious(input, carried.get(input.txid)))
  // One large transaction with thousands of outputs, each of them spent, would otherwise become gigabytes.
  if (inputs.reduce((sum, input) => sum + (previousOf(input)?.length ?? 0), 0) > MAX_PSBT_BYTES) {
    const message =
      'With a previous transaction for each of its inputs, this PSBT is larger than Ringi reads.'
    throw new RingiError('psbt.too-large', message)
  }
  return { ...psbt, inputs }
}

function previousOf({ fields }: PsbtInput): Uint8Array | undefined {
  return fieldOf(fields, INPUT.NON_WITNESS_UTXO)
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

function withPrevious(input: PsbtInput, value: Uint8Array | undefined): PsbtInput {
  if (value === undefined || previousOf(input) !== undefined) return input
  const field = { type: INPUT.NON_WITNESS_UTXO, keydata: new Uint8Array(0), value }
  return { ...input, fields: withField(input.fields, field) }
}

import { compactSize } from '../../bitcoin/byte-writer.js'
import { toHex } from '../../bitcoin/bytes.js'
import { RingiError } from '../../bitcoin/error.js'
import { hash256 } from '../../bitcoin/hash.js'
import { decodeTransaction, type Transaction } from '../../bitcoin/transaction.js'
import { fieldOf, INPUT } from '../fields.js'
import type { PsbtInput } from '../psbt.js'
import { isAmount } from './outputs.js'

// No block holds more (BIP 141), so no previous transaction is larger.
const MAX_BYTES = 4_000_000

/**
 * Checks that a PSBT_IN_NON_WITNESS_UTXO is the transaction whose output the input spends (BIP 174): its hash is the
 * input's txid and it has that output. Throws `psbt.prevtx`.
 */
export function checkPreviousTransaction(input: PsbtInput, index: number): void {
  const bytes = fieldOf(input.fields, INPUT.NON_WITNESS_UTXO)
  if (bytes === undefined) return
  const fault = faultOf(bytes, input)
  if (fault === undefined) return
  throw new RingiError('psbt.prevtx', `The previous transaction of input ${index} ${fault}.`, {
    details: { kind: 'input', index, txid: input.txid, vout: input.vout },
  })
}

function faultOf(bytes: Uint8Array, { txid, vout }: PsbtInput): string | undefined {
  const transaction = bytes.length > MAX_BYTES ? undefined : decodeOrNothing(bytes)
  if (transaction === undefined) return 'is not a transaction'
  if (idOf(bytes, transaction) !== txid) return 'is not the one that the input spends'
  const output = transaction.outputs[vout]
  if (output === undefined) return `has no output ${vout}`
  return isAmount(output.value) ? undefined : 'has an output of an impossible amount'
}

function decodeOrNothing(bytes: Uint8Array): Transaction | undefined {
  try {
    return decodeTransaction(bytes)
  } catch {
    return undefined
  }
}

// Hashes the bytes at hand without their witnesses, which is much faster than to encode the transaction anew.
function idOf(bytes: Uint8Array, { inputs }: Transaction): string {
  if (inputs.every(input => input.witness.length === 0)) return toHex(hash256(bytes).reverse())
  const witnesses = inputs.reduce((length, { witness }) => length + witnessLength(witness), 0)
  const body = bytes.subarray(6, bytes.length - 4 - witnesses)
  return toHex(hash256(bytes.subarray(0, 4), body, bytes.subarray(-4)).reverse())
}

function witnessLength(items: readonly Uint8Array[]): number {
  const lengthOf = (item: Uint8Array) => compactSize(item.length).length + item.length
  return items.reduce((length, item) => length + lengthOf(item), compactSize(items.length).length)
}

import { RingiError } from '../../../base/error.js'
import type { PreviousTransaction } from '../../../bitcoin/previous-transaction.js'
import { isPossible } from '../../../chain/amount.js'
import { Proofs } from '../../proofs.js'
import { previousOf } from '../previous.js'
import type { PsbtInput } from '../psbt.js'

// No block holds more (BIP 141), so no previous transaction is larger.
const MAX_BYTES = 4_000_000

/**
 * Checks that a PSBT_IN_NON_WITNESS_UTXO is the transaction whose output the input spends (BIP 174): its hash is the
 * input's txid and it has that output. What is read is kept in `proofs`. Throws `psbt.prevtx`.
 */
export function checkPreviousTransaction(input: PsbtInput, index: number, proofs = new Proofs()): void {
  const bytes = previousOf(input)
  if (bytes === undefined) return
  const fault = faultOf(bytes, input, proofs)
  if (fault === undefined) return
  throw new RingiError('psbt.prevtx', `The previous transaction of input ${index} ${fault}.`, {
    details: { kind: 'input', index, txid: input.txid, vout: input.vout },
  })
}

function faultOf(bytes: Uint8Array, { txid, vout }: PsbtInput, proofs: Proofs): string | undefined {
  const transaction = bytes.length > MAX_BYTES ? undefined : readOrNothing(bytes, proofs)
  if (transaction === undefined) return 'is not a transaction'
  if (transaction.txid !== txid) return 'is not the one that the input spends'
  const output = transaction.output(vout)
  if (output === undefined) return `has no output ${vout}`
  return isPossible(output.value) ? undefined : 'has an output of an impossible amount'
}

function readOrNothing(bytes: Uint8Array, proofs: Proofs): PreviousTransaction | undefined {
  try {
    return proofs.previous(bytes)
  } catch {
    return undefined
  }
}

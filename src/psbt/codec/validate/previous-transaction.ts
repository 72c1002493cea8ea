import { RingiError, unlessRefused } from '../../../base/error.js'
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
  const why = faultOf(bytes, input, proofs)
  if (why === undefined) return
  const { txid, vout } = input
  throw new RingiError('psbt.prevtx', { why, kind: 'input', index, txid, vout })
}

type PreviousFault = 'no-transaction' | 'other' | 'no-output' | 'amount'

function faultOf(bytes: Uint8Array, { txid, vout }: PsbtInput, proofs: Proofs): PreviousFault | undefined {
  const transaction = bytes.length > MAX_BYTES ? undefined : unlessRefused(() => proofs.previous(bytes))
  if (transaction === undefined) return 'no-transaction'
  if (transaction.txid !== txid) return 'other'
  const output = transaction.output(vout)
  if (output === undefined) return 'no-output'
  return isPossible(output.value) ? undefined : 'amount'
}

import { equalBytes } from '../../../base/bytes.js'
import { RingiError } from '../../../base/error.js'
import { fieldOf, INPUT } from '../../../bitcoin/psbt-fields.js'
import { encodeOutput } from '../../../bitcoin/transaction.js'
import type { Proofs } from '../../proofs.js'
import { previousOf } from '../previous.js'
import type { Psbt } from '../psbt.js'

/**
 * Refuses a PSBT in which a witness UTXO says another amount or script than the whole previous transaction beside it: for
 * those that no review follows. Throws `input.witness-utxo-mismatch`.
 */
export function requireAgreeingUtxos({ inputs }: Psbt, proofs: Proofs): void {
  inputs.forEach((input, index) => {
    const claimed = fieldOf(input.fields, INPUT.WITNESS_UTXO)
    const previous = previousOf(input)
    const output = previous && proofs.previousOutput(previous, input)
    if (claimed === undefined || output === undefined || equalBytes(claimed, encodeOutput(output))) return
    throw new RingiError('input.witness-utxo-mismatch', { why: 'input', input: index })
  })
}

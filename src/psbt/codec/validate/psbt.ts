import { RingiError } from '../../../base/error.js'
import { formatOutPoint } from '../../../bitcoin/transaction.js'
import type { Proofs } from '../../proofs.js'
import type { Psbt } from '../psbt.js'
import { checkAmounts } from './outputs.js'
import { checkPreviousTransaction } from './previous-transaction.js'

// A block holds a million bytes that are not witnesses (BIP 141).
const MAX_TRANSACTION_BYTES = 1_000_000

/**
 * Checks what takes more than one field to see; what it reads of previous transactions is kept in `proofs`. Throws `psbt.too-large`, `psbt.duplicate-input`, `psbt.prevtx`,
 * `psbt.field-malformed`.
 */
export function checkPsbt(psbt: Psbt, proofs: Proofs): void {
  checkSize(psbt)
  checkOutPoints(psbt)
  checkAmounts(psbt.outputs)
  psbt.inputs.forEach((input, index) => {
    checkPreviousTransaction(input, index, proofs)
  })
}

function checkSize({ inputs, outputs }: Psbt): void {
  const ofOutputs = outputs.reduce((length, { script }) => length + 9 + script.length, 0)
  if (41 * inputs.length + ofOutputs > MAX_TRANSACTION_BYTES)
    throw new RingiError('psbt.too-large', { why: 'transaction' })
}

function checkOutPoints({ inputs }: Psbt): void {
  const seen = new Set<string>()
  inputs.forEach((input, index) => {
    const outpoint = formatOutPoint(input)
    if (seen.has(outpoint))
      throw new RingiError('psbt.duplicate-input', { why: 'input', kind: 'input', index, outpoint })
    seen.add(outpoint)
  })
}

import { RingiError } from '../../../base/error.js'
import { fieldOf, INPUT } from '../../../bitcoin/psbt-fields.js'
import { formatOutPoint, type OutPoint } from '../../../bitcoin/transaction.js'
import type { Psbt } from '../../codec/psbt.js'

/**
 * Refuses copies none of which says anything of some coin: signers with a camera send back signatures alone, which are
 * combined with the proposal that they belong to. Throws `psbt.proposal-missing`.
 */
export function requireProposal(
  files: readonly { readonly name: string; readonly psbt: Psbt }[],
  previous: readonly (Uint8Array | undefined)[],
): void {
  const told = (index: number) =>
    files.some(({ psbt }) => fieldOf(psbt.inputs[index]?.fields ?? [], INPUT.WITNESS_UTXO) !== undefined)
  const unknown = previous.findIndex((bytes, index) => bytes === undefined && !told(index))
  if (unknown < 0) return
  const coin = formatOutPoint(files[0]?.psbt.inputs[unknown] as OutPoint)
  throw new RingiError('psbt.proposal-missing', {
    ...{ files: files.map(({ name }) => name), input: unknown, coin },
  })
}

import { compareBytes } from '../../bitcoin/bytes.js'
import { fieldOf, INPUT, withField } from '../fields.js'
import type { Psbt } from '../psbt.js'
import type { Proofs } from '../review/proofs.js'

/**
 * For each input the previous transaction that proves its coin, from whichever file has it. Of several (with and
 * without witnesses a transaction has the same txid) the shortest, so that the files' order decides nothing.
 */
export function previousTransactions(
  files: readonly { readonly psbt: Psbt }[],
  proofs: Proofs,
): readonly (Uint8Array | undefined)[] {
  const inputs = files[0]?.psbt.inputs ?? []
  return inputs.map((_, index) => {
    const candidates = files.flatMap(({ psbt }) => {
      const input = psbt.inputs[index]
      const bytes = input && fieldOf(input.fields, INPUT.NON_WITNESS_UTXO)
      return input && bytes && proofs.previousOutput(bytes, input) !== undefined ? [bytes] : []
    })
    return candidates.reduce<Uint8Array | undefined>(shorter, undefined)
  })
}

function shorter(a: Uint8Array | undefined, b: Uint8Array): Uint8Array {
  if (a === undefined) return b
  return a.length < b.length || (a.length === b.length && compareBytes(a, b) <= 0) ? a : b
}

/** `psbt` with the previous transactions that it lacks. */
export function withPrevious(psbt: Psbt, previous: readonly (Uint8Array | undefined)[]): Psbt {
  const inputs = psbt.inputs.map((input, index) => {
    const value = previous[index]
    if (value === undefined || fieldOf(input.fields, INPUT.NON_WITNESS_UTXO) !== undefined) return input
    const field = { type: INPUT.NON_WITNESS_UTXO, keydata: new Uint8Array(0), value }
    return { ...input, fields: withField(input.fields, field) }
  })
  return { ...psbt, inputs }
}

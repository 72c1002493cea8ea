import { compareBytes } from '../../../base/bytes.js'
import type { Field } from '../../../bitcoin/psbt-fields.js'
import type { Side } from '../../../spend/fields.js'
import type { Vault } from '../../../vault/vault.js'
import { placeClaimed } from '../../claims.js'
import { previousOf, withPrevious } from '../../codec/previous.js'
import type { Psbt } from '../../codec/psbt.js'
import type { Proofs } from '../../proofs.js'

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
      const bytes = input && previousOf(input)
      return input && bytes && proofs.previousOutput(bytes, input) !== undefined ? [bytes] : []
    })
    return candidates.reduce<Uint8Array | undefined>(shorter, undefined)
  })
}

function shorter(a: Uint8Array | undefined, b: Uint8Array): Uint8Array {
  if (a === undefined) return b
  return a.length < b.length || (a.length === b.length && compareBytes(a, b) <= 0) ? a : b
}

/** `psbt` with the previous transactions that it lacks, input by input. */
export function withEachPrevious(psbt: Psbt, previous: readonly (Uint8Array | undefined)[]): Psbt {
  return { ...psbt, inputs: psbt.inputs.map((input, index) => withPrevious(input, previous[index])) }
}

/**
 * Finds the addresses that any of the files names for a coin or an output, so that a file that no longer says it (a
 * finalizer drops an input's derivations, BIP 174) is reviewed with the same knowledge, in whatever order they come.
 */
export function learnPlaces(
  vault: Vault,
  files: readonly { readonly psbt: Psbt }[],
  previous: readonly (Uint8Array | undefined)[],
  proofs: Proofs,
): void {
  const locator = proofs.locatorFor(vault)
  const placeIn = (side: Side, fields: readonly Field[]) =>
    placeClaimed(vault.scriptType.derivationsIn(side, fields))
  for (const { psbt } of files) {
    psbt.inputs.forEach((input, index) => {
      const bytes = previous[index]
      const coin = bytes && proofs.previousOutput(bytes, input)
      if (coin) locator.at(coin.script, placeIn('input', input.fields))
    })
    for (const { script, fields } of psbt.outputs) locator.at(script, placeIn('output', fields))
  }
}

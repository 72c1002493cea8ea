import type { Field } from '../../../bitcoin/psbt-fields.js'
import type { Side } from '../../../spend/fields.js'
import type { Vault } from '../../../vault/vault.js'
import { placeClaimed } from '../../claims.js'
import type { Psbt } from '../../codec/psbt.js'
import type { Proofs } from '../../proofs.js'

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

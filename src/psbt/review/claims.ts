import { HARDENED } from '../../keys/path.js'
import type { PlaceHint } from '../../vault/locate.js'
import type { Vault } from '../../vault/vault.js'
import { fieldsOf, type KeyDerivation, parseDerivation } from '../fields.js'
import type { Field } from '../psbt.js'

/** The derivations in `fields` that name one of the vault's cosigners by fingerprint. */
export function derivationsOfCosigners(
  fields: readonly Field[],
  type: number,
  vault: Vault,
): KeyDerivation[] {
  return fieldsOf(fields, type)
    .map(({ value }) => parseDerivation(value))
    .filter(({ fingerprint }) => vault.cosigners.some(cosigner => cosigner.fingerprint === fingerprint))
}

/** The place in the vault that a PSBT claims for a script: where to look first, and nothing more. */
export function placeClaimed(fields: readonly Field[], type: number): PlaceHint | undefined {
  for (const { value } of fieldsOf(fields, type)) {
    const [branch, index] = parseDerivation(value).path.slice(-2)
    if ((branch === 0 || branch === 1) && index !== undefined && index < HARDENED) return { branch, index }
  }
  return undefined
}

import type { Objection } from '../../base/objection.js'
import type { DerivationClaim } from '../../spend/derivation-claims.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { cosignerNamed, fitsAddress } from '../claims.js'
import type { PsbtInput } from '../codec/psbt.js'

/** Compares what a PSBT says of an input, beside its coin, with what the vault derives for it. */
export function compareClaims({ fields }: PsbtInput, address: VaultAddress, vault: Vault): Objection[] {
  const claims = vault.scriptType.derivationsIn('input', fields)
  return [
    ...address.lock.objections('input', fields),
    ...claims.flatMap(claim => compareDerivation(claim, address, vault)),
  ]
}

function compareDerivation(claim: DerivationClaim, address: VaultAddress, vault: Vault): Objection[] {
  const cosigner = cosignerNamed(claim, address, vault)
  if (cosigner === undefined) {
    return [['input.key-outside-vault', 'The input names a key that is not in the script of its coin.']]
  }
  if (fitsAddress(claim, address, vault)) return []
  const what = `The input says that the key of ${cosigner.name} comes from where it does not.`
  return [['input.derivation-mismatch', what]]
}

import { type Finding, finding } from '../../base/finding.js'
import type { DerivationClaim } from '../../spend/derivation-claims.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { cosignerOfKey, fitsAddress } from '../claims.js'
import type { PsbtInput } from '../codec/psbt.js'

/** Compares what a PSBT says of an input, beside its coin, with what the vault derives for it. */
export function compareClaims({ fields }: PsbtInput, address: VaultAddress, vault: Vault): Finding[] {
  const claims = vault.scriptType.derivationsIn('input', fields)
  return [
    ...address.lock.check('input', fields),
    ...claims.flatMap(claim => compareDerivation(claim, address, vault)),
  ]
}

function compareDerivation(claim: DerivationClaim, address: VaultAddress, vault: Vault): Finding[] {
  const cosigner = cosignerOfKey(claim, address, vault)
  if (cosigner === undefined) return [finding('block', 'input.key-outside-vault', { why: 'script' })]
  if (fitsAddress(claim, address, vault)) return []
  return [finding('block', 'input.derivation-mismatch', { why: 'input', name: cosigner.name })]
}

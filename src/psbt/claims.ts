import { UNKNOWN_FINGERPRINT } from '../keys/origin.js'
import { HARDENED } from '../keys/path.js'
import type { ScriptKey } from '../spend/challenge.js'
import type { DerivationClaim } from '../spend/derivation-claims.js'
import type { Cosigner } from '../vault/cosigner.js'
import type { PlaceHint } from '../vault/locate.js'
import type { Vault, VaultAddress } from '../vault/vault.js'

/** The claims that name one of the vault's cosigners by fingerprint. */
export function claimsOfCosigners(
  claims: readonly DerivationClaim[],
  { cosigners }: Vault,
): DerivationClaim[] {
  return claims.filter(claim => cosigners.some(({ fingerprint }) => fingerprint === claim.fingerprint))
}

/** The place in the vault that a PSBT claims for a script: where to look first, and nothing more. */
export function placeClaimed(claims: readonly DerivationClaim[]): PlaceHint | undefined {
  for (const { path } of claims) {
    const [branch, index] = path.slice(-2)
    if ((branch === 0 || branch === 1) && index !== undefined && index < HARDENED) return { branch, index }
  }
  return undefined
}

/** How a derivation stands to the origin that its key has in the vault. */
export type ClaimedOrigin = 'true' | 'unnamed' | 'other-fingerprint' | 'other-path' | 'foreign-key'

/**
 * Compares a derivation of a key of `address` with the vault. `unnamed` is one that says less than it might and nothing
 * false, as programs write it that know an extended key and not where it comes from: zeros for the master key, or the
 * steps below the extended key under that key's own fingerprint. Of a key whose origin the vault itself does not know,
 * whatever is said of it may be so.
 */
export function claimedOrigin(claim: DerivationClaim, { lock }: VaultAddress, vault: Vault): ClaimedOrigin {
  const key = lock.keyNamed(claim.key)
  return key === undefined
    ? 'foreign-key'
    : compareOrigin(claim, key, vault.cosigners[key.cosigner] as Cosigner)
}

/** The cosigner whose key of `address` a derivation is about. */
export function cosignerOfKey(
  claim: DerivationClaim,
  { lock }: VaultAddress,
  vault: Vault,
): Cosigner | undefined {
  const key = lock.keyNamed(claim.key)
  return key && vault.cosigners[key.cosigner]
}

function compareOrigin(
  claim: DerivationClaim,
  key: ScriptKey,
  { fingerprint, path, xpub }: Cosigner,
): ClaimedOrigin {
  const steps = key.steps.join()
  const isWhole = claim.path.join() === [...path, ...key.steps].join()
  const isBelowKey = claim.path.join() === steps
  if (claim.fingerprint === fingerprint && isWhole) return 'true'
  if (fingerprint === UNKNOWN_FINGERPRINT)
    return claim.path.slice(-key.steps.length).join() === steps ? 'unnamed' : 'other-path'
  if (claim.fingerprint === fingerprint || !(isWhole || isBelowKey)) return 'other-path'
  if (claim.fingerprint === UNKNOWN_FINGERPRINT) return 'unnamed'
  return isBelowKey && claim.fingerprint === xpub.fingerprint ? 'unnamed' : 'other-fingerprint'
}

/** Whether a derivation names a key of `address` and a way to it that the vault knows, under whatever fingerprint. */
export function fitsAddress(claim: DerivationClaim, address: VaultAddress, vault: Vault): boolean {
  const origin = claimedOrigin(claim, address, vault)
  return origin !== 'foreign-key' && origin !== 'other-path'
}

import { ByteReader } from '../../bitcoin/byte-reader.js'
import { equalBytes } from '../../bitcoin/bytes.js'
import type { Cosigner } from '../../keys/cosigner.js'
import { HARDENED } from '../../keys/path.js'
import type { PlaceHint } from '../../vault/locate.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { fieldsOf, type KeyDerivation, OUTPUT, parseDerivation } from '../fields.js'
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

/** The taproot derivations of an output (BIP 371) as plain ones, without the leaves that their keys are for. */
export function untappedDerivations(fields: readonly Field[]): Field[] {
  return fieldsOf(fields, OUTPUT.TAP_BIP32_DERIVATION).map(({ keydata, value }) => {
    const reader = new ByteReader(value)
    reader.take(32 * reader.compactSize())
    return { type: OUTPUT.BIP32_DERIVATION, keydata, value: value.subarray(reader.at) }
  })
}

/** The place in the vault that a PSBT claims for a script: where to look first, and nothing more. */
export function placeClaimed(fields: readonly Field[], type: number): PlaceHint | undefined {
  for (const { value } of fieldsOf(fields, type)) {
    const [branch, index] = parseDerivation(value).path.slice(-2)
    if ((branch === 0 || branch === 1) && index !== undefined && index < HARDENED) return { branch, index }
  }
  return undefined
}

/** How a derivation stands to the origin that its key has in the vault. */
export type ClaimedOrigin = 'true' | 'unnamed' | 'other-fingerprint' | 'other-path' | 'foreign-key'

/** What programs write for the fingerprint of a master key that they do not know. */
export const NO_FINGERPRINT = '00000000'

/**
 * Compares a derivation of a key of `address` with the vault. `unnamed` is one that says less than it might and nothing
 * false, as programs write it that know an extended key and not where it comes from: zeros for the master key, or the
 * steps below the extended key under that key's own fingerprint.
 */
export function claimedOrigin({ keydata, value }: Field, address: VaultAddress, vault: Vault): ClaimedOrigin {
  const key = address.keys.find(({ publicKey }) => equalBytes(publicKey, keydata))
  if (key === undefined) return 'foreign-key'
  const { fingerprint, path, xpub } = vault.cosigners[key.cosigner] as Cosigner
  const claim = parseDerivation(value)
  const steps = [address.branch, address.index]
  const isWhole = claim.path.join() === [...path, ...steps].join()
  if (claim.fingerprint === fingerprint) return isWhole ? 'true' : 'other-path'
  const isBelowKey = claim.path.join() === steps.join()
  const isUnnamed =
    claim.fingerprint === NO_FINGERPRINT || (isBelowKey && claim.fingerprint === xpub.fingerprint)
  if (isUnnamed && (isWhole || isBelowKey)) return 'unnamed'
  return isUnnamed ? 'other-path' : 'other-fingerprint'
}

/** Whether a derivation names a key of `address`, and says nothing of its origin that is not so in the vault. */
export function isTrueDerivation(field: Field, address: VaultAddress, vault: Vault): boolean {
  const origin = claimedOrigin(field, address, vault)
  return origin === 'true' || origin === 'unnamed'
}

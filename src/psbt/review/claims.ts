import { equalBytes } from '../../bitcoin/bytes.js'
import type { Cosigner } from '../../keys/cosigner.js'
import { HARDENED } from '../../keys/path.js'
import type { PlaceHint } from '../../vault/locate.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { encodeDerivation, fieldsOf, type KeyDerivation, parseDerivation } from '../fields.js'
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

/** The cosigner whose key at `address` a derivation names, or undefined where it names another key. */
export function cosignerNamed(
  { keydata }: Field,
  { keys }: VaultAddress,
  vault: Vault,
): Cosigner | undefined {
  const key = keys.find(({ publicKey }) => equalBytes(publicKey, keydata))
  return key && vault.cosigners[key.cosigner]
}

/** Whether a derivation names a key of `address`, with the origin that this key has in the vault. */
export function isTrueDerivation(field: Field, address: VaultAddress, vault: Vault): boolean {
  const cosigner = cosignerNamed(field, address, vault)
  return cosigner !== undefined && isOriginOf(cosigner, field, address)
}

/** Whether the origin that a derivation says is that of the cosigner's key at `address`. */
export function isOriginOf(
  { fingerprint, path }: Cosigner,
  { value }: Field,
  { branch, index }: VaultAddress,
): boolean {
  return equalBytes(value, encodeDerivation({ fingerprint, path: [...path, branch, index] }))
}

import { equalBytes } from '../base/bytes.js'
import { ByteReader } from '../bitcoin/byte-reader.js'
import { type KeyDerivation, parseDerivation } from '../bitcoin/psbt-derivation.js'
import { type Field, fieldsOf, OUTPUT } from '../bitcoin/psbt-fields.js'
import { UNKNOWN_FINGERPRINT } from '../keys/origin.js'
import { HARDENED } from '../keys/path.js'
import type { Cosigner } from '../vault/cosigner.js'
import type { PlaceHint } from '../vault/locate.js'
import type { Vault, VaultAddress } from '../vault/vault.js'

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

/**
 * Compares a derivation of a key of `address` with the vault. `unnamed` is one that says less than it might and nothing
 * false, as programs write it that know an extended key and not where it comes from: zeros for the master key, or the
 * steps below the extended key under that key's own fingerprint. Of a key whose origin the vault itself does not know,
 * whatever is said of it may be so.
 */
export function claimedOrigin(field: Field, address: VaultAddress, vault: Vault): ClaimedOrigin {
  const cosigner = cosignerNamed(field, address, vault)
  return cosigner === undefined
    ? 'foreign-key'
    : compareOrigin(parseDerivation(field.value), address, cosigner)
}

/** The cosigner whose key of `address` a derivation is about. */
export function cosignerNamed({ keydata }: Field, address: VaultAddress, vault: Vault): Cosigner | undefined {
  const key = address.keys.find(({ publicKey }) => equalBytes(publicKey, keydata))
  return key && vault.cosigners[key.cosigner]
}

function compareOrigin(
  claim: KeyDerivation,
  { branch, index }: VaultAddress,
  { fingerprint, path, xpub }: Cosigner,
): ClaimedOrigin {
  const steps = [branch, index].join()
  const isWhole = claim.path.join() === [...path, branch, index].join()
  const isBelowKey = claim.path.join() === steps
  if (claim.fingerprint === fingerprint && isWhole) return 'true'
  if (fingerprint === UNKNOWN_FINGERPRINT)
    return claim.path.slice(-2).join() === steps ? 'unnamed' : 'other-path'
  if (claim.fingerprint === fingerprint || !(isWhole || isBelowKey)) return 'other-path'
  if (claim.fingerprint === UNKNOWN_FINGERPRINT) return 'unnamed'
  return isBelowKey && claim.fingerprint === xpub.fingerprint ? 'unnamed' : 'other-fingerprint'
}

/** Whether a derivation names a key of `address` and a way to it that the vault knows, under whatever fingerprint. */
export function fitsAddress(field: Field, address: VaultAddress, vault: Vault): boolean {
  const origin = claimedOrigin(field, address, vault)
  return origin !== 'foreign-key' && origin !== 'other-path'
}

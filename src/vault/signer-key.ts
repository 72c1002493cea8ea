import { RingiError } from '../base/error.js'
import type { ExtendedPrivateKey } from '../keys/extended-key.js'
import type { Cosigner } from './cosigner.js'
import { isChild, type StoredKey } from './stored-key.js'
import type { Vault } from './vault.js'

/** A cosigner's private half: their place in the vault, and the account key that the vault's branches start at. */
export interface CosignerKey {
  readonly cosigner: number
  readonly account: ExtendedPrivateKey
}

/** Where an extended key is known to stand. */
export type KnownKey = Pick<Cosigner, 'path' | 'xpub'>

/**
 * The account key with which `master` is a cosigner of `vault`, found by whole keys: four bytes of fingerprint are too
 * easily made alike. The paths of `known` keys come before what the vault says of theirs. Throws `key.not-in-vault`,
 * `vault.key-mismatch`.
 */
export function cosignerKey(
  vault: Vault,
  master: ExtendedPrivateKey,
  known: readonly KnownKey[] = [],
): CosignerKey {
  let claimed: string | undefined
  for (const [index, { fingerprint, path: stated, xpub, name }] of vault.cosigners.entries()) {
    const { path } = known.find(one => one.xpub.pointAndChainCode === xpub.pointAndChainCode) ?? {
      path: stated,
    }
    if (isChild(master, path, xpub)) return { cosigner: index, account: master.derive(path) }
    if (fingerprint === master.fingerprint) claimed = name
  }
  throw claimed === undefined
    ? new RingiError('key.not-in-vault', { why: 'key', vault: vault.name })
    : new RingiError('vault.key-mismatch', { why: 'fingerprint', vault: vault.name, name: claimed })
}

/** Throws `key.other-network` unless a key is of the vault's network. */
export function requireNetwork(record: StoredKey, vault: Vault): void {
  if (record.network === vault.network.name) return
  const key = { key: record.name, keyNetwork: record.network }
  const wanted = { vault: vault.name, network: vault.network.name }
  throw new RingiError('key.other-network', { why: 'vault', ...key, ...wanted })
}

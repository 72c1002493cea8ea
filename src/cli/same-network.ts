import { RingiError } from '../base/error.js'
import type { Vault } from '../vault/vault.js'
import type { StoredKey } from './stored-key.js'

/** Throws `key.other-network` unless a key is of the vault's network. */
export function requireNetwork(record: StoredKey, vault: Vault): void {
  if (record.network === vault.network.name) return
  const message = `The key ${record.name} is for ${record.network}, the vault ${vault.name} is on ${vault.network.name}.`
  throw new RingiError('key.other-network', message)
}

import { RingiError } from '../../base/error.js'
import type { NemNetwork } from '../../chain/nem/networks.js'
import { isReal } from '../../chain/network.js'
import { HARDENED, parsePath } from '../../keys/path.js'
import { using } from '../../keys/using.js'
import { type NemCosignerRecord, parseNemCosignerFile } from '../../nem/cosigner-file.js'
import type { NemPrivateKey } from '../../nem/ed25519-keccak.js'
import { nemKeyAt } from '../../nem/keys.js'
import { type NemCosignerKey, nemCosignerKey } from '../../nem/signer-key.js'
import { type AccountVault, placeOfKey } from '../../nem/vault.js'
import type { StoredKey } from '../../vault/stored-key.js'
import type { Context } from '../context.js'
import { openKey } from '../keys/keystore.js'
import type { Credentials } from '../keys/secrets.js'
import type { VerifiedLog } from '../log/verified-log.js'
import type { Sealing } from '../seal/sealing.js'

/** Whose key is opened for an account, and what opens it. */
export interface AccountKeyOwner {
  readonly record: StoredKey
  readonly credentials: Credentials
  /** The home's log, read for this key, where it was told already what was written without it. */
  readonly log?: VerifiedLog
}

/** Throws `key.other-network` where a key of real coins would be one of coins to try, or the other way round. */
export function requireSameMoney({ name: key, network: keyNetwork }: StoredKey, network: NemNetwork): void {
  if (isReal(keyNetwork) === isReal(network.name)) return
  throw new RingiError('key.other-network', { why: 'account', key, keyNetwork, network: network.name })
}

/** What a key is known to be for accounts, without its password. */
export function accountsOf({ accounts = {} }: StoredKey): NemCosignerRecord[] {
  return Object.values(accounts).map(parseNemCosignerFile)
}

/** The record under which a key is a cosigner of an account, and its place there. */
function ownRecord(
  vault: AccountVault,
  key: StoredKey,
): { readonly own: NemCosignerRecord; readonly place: number } | undefined {
  for (const own of accountsOf(key)) {
    const place = own.network.name === vault.network.name ? placeOfKey(vault, own.publicKey) : undefined
    if (place !== undefined) return { own, place }
  }
  return undefined
}

/** Whether a key of this machine is one of the cosigners. */
export function keysIn(vault: AccountVault, keys: readonly StoredKey[]): StoredKey[] {
  return keys.filter(key => ownRecord(vault, key) !== undefined)
}

/**
 * Opens a key in a home that is as it has sealed it, and hands on its key for accounts at a path, and what seals the home
 * anew. Both are wiped in any case. Throws what `openKey` throws.
 */
export async function withKeyAt<T>(
  context: Context,
  { record, credentials, log }: AccountKeyOwner,
  path: string,
  use: (key: NemPrivateKey, sealing: Sealing) => T | Promise<T>,
): Promise<T> {
  const levels = parsePath(path).map(level => level - HARDENED)
  return await using(await openKey(context, credentials, record, log), async opened => {
    const key = using(opened.seed(), seed => nemKeyAt(seed, levels))
    return await using(key, async () => await use(key, opened.sealing))
  })
}

/** The same for the key with which somebody signs for a vault. Throws `key.not-in-vault`, and what `openKey` throws. */
export async function withCosignerKey<T>(
  context: Context,
  owner: AccountKeyOwner & { readonly vault: AccountVault },
  use: (key: NemCosignerKey, sealing: Sealing) => T | Promise<T>,
): Promise<T> {
  const { vault, record } = owner
  const { own } = requireOwnRecord(vault, record)
  return await withKeyAt(context, owner, own.path, (key, sealing) => use(nemCosignerKey(vault, key), sealing))
}

/** Throws `key.not-in-vault` where a key is not on record as a cosigner of an account. */
export function requireOwnRecord(
  vault: AccountVault,
  record: StoredKey,
): NonNullable<ReturnType<typeof ownRecord>> {
  const found = ownRecord(vault, record)
  if (found !== undefined) return found
  throw new RingiError('key.not-in-vault', { why: 'account', vault: vault.name })
}

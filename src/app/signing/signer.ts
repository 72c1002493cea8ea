import { RingiError } from '../../base/error.js'
import { using } from '../../keys/using.js'
import type { Home } from '../../platform/home.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { cosignerName } from '../../vault/cosigners.js'
import { type CosignerKey, cosignerKey } from '../../vault/signer-key.js'
import { cosignersOf, type StoredKey } from '../../vault/stored-key.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { allKeys, openKey } from '../keys/keystore.js'
import type { Credentials } from '../keys/secrets.js'
import type { VerifiedLog } from '../log/verified-log.js'
import type { Sealing } from '../seal/sealing.js'

/** Whose key signs for which vault, and what opens it. */
export interface KeyOwner {
  readonly record: StoredKey
  readonly vault: Vault
  readonly credentials: Credentials
  /** The home's log, read for this key, where it was told already what was written without it. */
  readonly log?: VerifiedLog
}

/** The same with the home's log, which has been read for this key. */
export interface LogOwner extends KeyOwner {
  readonly log: VerifiedLog
}

/**
 * Opens a key in a home that is as it has sealed it, and hands on what it signs for `vault` with, and what seals the home
 * anew when that is done. The key is wiped in any case. Throws what {@link openKey} throws.
 */
export async function withKey<T>(
  context: Context,
  { record, vault, credentials, log }: KeyOwner,
  use: (key: CosignerKey, sealing: Sealing) => T | Promise<T>,
): Promise<T> {
  return await using(await openKey(context, credentials, record, log), async ({ master, sealing }) => {
    const key = cosignerKey(vault, master, cosignersOf(record))
    return await using(key.account, async () => await use(key, sealing))
  })
}

/** The place in the vault of a key whose public half is on record. */
export function cosignerPlaceOf(vault: Vault, record: StoredKey): number | undefined {
  const own = new Set(cosignersOf(record).map(({ xpub }) => xpub.pointAndChainCode))
  const place = vault.cosigners.findIndex(({ xpub }) => own.has(xpub.pointAndChainCode))
  return place < 0 ? undefined : place
}

/** Whether the key of that place has signed every input already. */
function hasSigned({ facts }: ReviewedPsbt, place: number | undefined): boolean {
  return place !== undefined && facts.inputs.every(({ signers }) => signers.has(place))
}

/** Told before a password is asked for, where the key's public half is on record. Throws `signature.nothing-to-sign`. */
export function refuseSignedAlready(reviewed: ReviewedPsbt, record: StoredKey): void {
  if (!hasSigned(reviewed, cosignerPlaceOf(reviewed.facts.vault, record))) return
  throw new RingiError('signature.nothing-to-sign', { why: 'proposal', name: record.name })
}

/** What the vault calls the keys of this machine. */
export async function ownNames(home: Home, vault: Vault): Promise<ReadonlySet<string>> {
  const places = (await allKeys(home)).map(record => cosignerPlaceOf(vault, record))
  return new Set(places.flatMap(place => (place === undefined ? [] : [cosignerName(vault, place)])))
}

import { RingiError } from '../../bitcoin/error.js'
import { using } from '../../keys/using.js'
import type { ReviewedPsbt } from '../../psbt/reviewed-psbt.js'
import { type CosignerKey, cosignerKey } from '../../vault/signer-key.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { openKey } from '../keystore.js'
import type { Options } from '../options.js'
import { cosignersOf, type StoredKey } from '../stored-key.js'

/** Opens a key and hands on what it signs for `vault` with. The key is wiped in any case. */
export async function withKey<T>(
  context: Context,
  options: Options,
  { record, vault }: { readonly record: StoredKey; readonly vault: Vault },
  use: (key: CosignerKey) => T | Promise<T>,
): Promise<T> {
  return await using(await openKey(context, options, record), async master => {
    const key = cosignerKey(vault, master)
    return await using(key.account, async () => await use(key))
  })
}

/** The place in the vault of a key whose public half is on record. */
export function placeOf(vault: Vault, record: StoredKey): number | undefined {
  const own = new Set(cosignersOf(record).map(({ xpub }) => xpub.pointAndChainCode))
  const place = vault.cosigners.findIndex(({ xpub }) => own.has(xpub.pointAndChainCode))
  return place < 0 ? undefined : place
}

/** Whether the key of that place has signed every input already. */
export function hasSigned({ facts }: ReviewedPsbt, place: number | undefined): boolean {
  return place !== undefined && facts.inputs.every(({ signatures }) => signatures.has(place))
}

/** Told before a password is asked for, where the key's public half is on record. Throws `signature.nothing-to-sign`. */
export function refuseSignedAlready(reviewed: ReviewedPsbt, record: StoredKey): void {
  if (!hasSigned(reviewed, placeOf(reviewed.facts.vault, record))) return
  throw new RingiError(
    'signature.nothing-to-sign',
    `${record.name} has signed every input already; nothing was changed.`,
  )
}

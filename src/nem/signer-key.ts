import { RingiError } from '../base/error.js'
import { type NemPrivateKey, nemPublicKey } from './ed25519-keccak.js'
import { type AccountVault, placeOfKey } from './vault.js'

/** A cosigner's private half, and their place in the vault. */
export interface NemCosignerKey {
  readonly cosigner: number
  readonly privateKey: NemPrivateKey
}

/** The place at which a key is a cosigner of `vault`, with it. Throws `key.not-in-vault`. */
export function nemCosignerKey(vault: AccountVault, privateKey: NemPrivateKey): NemCosignerKey {
  const cosigner = placeOfKey(vault, nemPublicKey(privateKey))
  if (cosigner === undefined) throw new RingiError('key.not-in-vault', { why: 'account', vault: vault.name })
  return { cosigner, privateKey }
}

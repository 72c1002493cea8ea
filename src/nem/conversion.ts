import { equalBytes } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { MODIFICATION_FEE, mostFee } from '../chain/nem/fees.js'
import type { SignedNem } from './codec/decode.js'
import { encodeNem, inOrder } from './codec/encode.js'
import type { Modification, Window } from './codec/transaction.js'
import { type NemPrivateKey, nemPublicKey, nemVerifies } from './ed25519-keccak.js'
import { signedBy } from './signing.js'
import type { AccountVault } from './vault.js'
import { requireWindow } from './window.js'

/** The one transaction that makes an account the vault: its cosigners, and how many of them have to sign. */
export function conversionOf(vault: AccountVault, { timestamp, deadline }: Window): Modification {
  const changes = vault.cosigners.map(({ publicKey }) => ({ kind: 'add', publicKey }) as const)
  return {
    ...{ type: 'modification', network: vault.network, timestamp, deadline },
    ...{ signer: vault.account.publicKey, fee: MODIFICATION_FEE },
    ...{ changes: inOrder(changes), delta: vault.threshold.required },
  }
}

/**
 * The conversion, signed by the account's own key: the only thing that this key is for. Throws `key.not-in-vault`,
 * `nem.window`, `signature.self-check`.
 */
export function convertAccount(vault: AccountVault, window: Window, key: NemPrivateKey): SignedNem {
  requireWindow(window)
  if (!equalBytes(nemPublicKey(key), vault.account.publicKey))
    throw new RingiError('key.not-in-vault', { why: 'account', vault: vault.name })
  return signedBy(conversionOf(vault, window), key)
}

/** Refuses what does not make the account this very vault, at a fee that can be meant. Throws `nem.conversion`, `nem.window`. */
export function requireConversion(vault: AccountVault, { transaction, signature }: SignedNem): void {
  requireWindow(transaction)
  const { fee } = transaction
  if (fee < MODIFICATION_FEE || fee > mostFee(MODIFICATION_FEE))
    throw new RingiError('nem.conversion', { why: 'fee', fee })
  const data = encodeNem(transaction)
  if (!equalBytes(data, encodeNem({ ...conversionOf(vault, transaction), fee })))
    throw new RingiError('nem.conversion', { why: 'other', vault: vault.name })
  if (!nemVerifies(signature, data, vault.account.publicKey))
    throw new RingiError('nem.conversion', { why: 'signature' })
}

import { messageScript, signGenericMessage, verifyGenericMessage } from '../bitcoin/generic-message.js'
import type { PublicKey } from '../bitcoin/secp256k1.js'
import { addressOf } from '../chain/address.js'
import { using } from '../keys/using.js'
import type { Cosigner } from './cosigner.js'
import type { CosignerKey } from './signer-key.js'
import type { VaultFacts } from './vault.js'

/**
 * Where below a cosigner's account key the one that signs statements stands: branch 2, index 0. The vault's descriptor
 * gives the account key, so that everybody who knows the vault can check a statement; the vault's coins are on the
 * branches 0 and 1 only (BIP 44, 389), so that nothing signed here can ever be worth a coin.
 */
export const STATEMENT_PATH = [2, 0] as const

/** The key with which a cosigner signs statements: approvals of policies, checkpoints of the log. */
export function statementKey(vault: VaultFacts, cosigner: number): PublicKey {
  return (vault.cosigners[cosigner] as Cosigner).xpub.derive(STATEMENT_PATH).publicKey
}

/** The P2WPKH address of {@link statementKey}: what other programs ask for to check a signed message (BIP 322). */
export function statementAddress(vault: VaultFacts, cosigner: number): string {
  return addressOf(messageScript(statementKey(vault, cosigner)), vault.network)
}

/** A cosigner's signature of `statement` (BIP 322, simple). */
export function signStatement({ account }: CosignerKey, statement: string): string {
  return using(account.derive(STATEMENT_PATH), key => signGenericMessage(statement, key.privateKey))
}

/** Whether `signature` is `cosigner`'s of `statement`. Throws `message.malformed` for what is no signature. */
export function isStatementBy(
  vault: VaultFacts,
  cosigner: number,
  statement: string,
  signature: string,
): boolean {
  return verifyGenericMessage(statement, signature, statementKey(vault, cosigner))
}

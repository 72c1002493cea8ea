import { toHex } from '../../base/bytes.js'
import { signGenericMessage } from '../../bitcoin/generic-message.js'
import { parsePath } from '../../keys/path.js'
import { using } from '../../keys/using.js'
import { SCRIPT_TYPES } from '../../spend/script-types.js'
import { STATEMENT_PATH } from '../../vault/cosigner-signature.js'
import { cosignersOf } from '../../vault/stored-key.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { openKey } from '../keys/keystore.js'
import type { KeyOwner } from './signer.js'

/** The public half of a key that need not be a cosigner's, 33 bytes in hex, as policies name it. */
export function publicHalf({ record, vault }: Pick<KeyOwner, 'record' | 'vault'>): string {
  const account = parsePath(SCRIPT_TYPES.p2wsh.accountPath(vault.network, 0)).join()
  const cosigner = cosignersOf(record).find(({ path }) => path.join() === account)
  return toHex((cosigner as NonNullable<typeof cosigner>).xpub.derive(STATEMENT_PATH).publicKey)
}

/** Opens the key and signs a statement with it (BIP 322, simple). The key is wiped in any case. */
export async function signWithOwn(
  context: Context,
  { record, vault, credentials }: KeyOwner,
  text: string,
): Promise<string> {
  return using(await openKey(context, credentials, record), ({ master }) =>
    using(master.derive(pathOf(vault)), key => signGenericMessage(text, key.privateKey)),
  )
}

/** The key stands where cosigners' statements are signed: below the account of P2WSH, on a branch without coins. */
function pathOf(vault: Vault): readonly number[] {
  return [...parsePath(SCRIPT_TYPES.p2wsh.accountPath(vault.network, 0)), ...STATEMENT_PATH]
}

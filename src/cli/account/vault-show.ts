import { namedAccount } from '../../app/account/vaults.js'
import type { Outcome } from '../command.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'
import { accountData, accountText } from './vault-text.js'

/** `vault show` for an account. */
export async function run(
  context: Session,
  request: { readonly vault: string },
): Promise<Outcome<DataOf<'vault show'>>> {
  const vault = await namedAccount(context, request.vault)
  return {
    data: { ...accountData(vault), identity: vault.identity },
    text: style => shown`${accountText(vault, style)}${table([[style.words.identity, vault.identity]])}`,
  }
}

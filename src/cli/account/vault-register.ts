import { registerAccount } from '../../app/account/register-vault.js'
import type { RegisterVaultRequest } from '../../app/vault/register-vault.js'
import type { Outcome } from '../command.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'
import { accountData, accountText } from './vault-text.js'

/** `vault register` for an account. */
export async function run(
  context: Session,
  request: RegisterVaultRequest,
): Promise<Outcome<DataOf<'vault register'>>> {
  const { vault, findings } = await registerAccount(context, request)
  return {
    data: { ...accountData(vault), registered: true },
    findings,
    text: style => accountText(vault, style),
  }
}

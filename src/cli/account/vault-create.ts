import { type CreateAccountVaultRequest, createAccountVaultFile } from '../../app/account/create-vault.js'
import { type AnyNetwork, accountNetworkNamed } from '../../chain/network.js'
import type { Outcome } from '../command.js'
import { needed } from '../parameters.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'
import { accountData, accountText } from './vault-text.js'

type CreateRequest = Omit<CreateAccountVaultRequest, 'account' | 'publisher' | 'network'> & {
  readonly account: string | undefined
  readonly publisher: string | undefined
  readonly network: AnyNetwork
}

/** `vault create` for an account. */
export async function run(
  context: Session,
  request: CreateRequest,
): Promise<Outcome<DataOf<'vault create'>>> {
  const network = accountNetworkNamed(request.network.name)
  const account = needed(request.account, '--account')
  const publisher = needed(request.publisher, '--publisher')
  const created = await createAccountVaultFile(context, { ...request, network, account, publisher })
  const { vault, findings, written } = created
  return {
    data: { ...accountData(vault), file: written.file },
    findings,
    raw: written.raw,
    text: style => accountText(vault, style, written.file),
  }
}

import { type DepositRequest, depositAccount } from '../../app/account/deposit.js'
import { nameAndDigest } from '../../vault/digest.js'
import type { Outcome } from '../command.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'
import { keyData } from './vault-text.js'

/** `vault address` for an account: the one that it has, once a payment out of it has been seen. */
export async function run(
  context: Session,
  request: DepositRequest,
): Promise<Outcome<DataOf<'vault address'>>> {
  const vault = await depositAccount(context, request)
  const { account } = vault
  return {
    data: { ...keyData(account), vault: nameAndDigest(vault) },
    text: ({ words, bold }) => table([[words.address, bold(account.address.match(/.{1,6}/g)?.join('-'))]]),
  }
}

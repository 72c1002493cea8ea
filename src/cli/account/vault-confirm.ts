import { type ConfirmAccountRequest, confirmAccount } from '../../app/account/convert.js'
import { formatAmount } from '../../chain/money.js'
import { nameAndDigest } from '../../vault/digest.js'
import type { Outcome } from '../command.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'

/** `vault confirm`: whether a node says of an account what the vault says. */
export async function run(
  context: Session,
  request: ConfirmAccountRequest,
): Promise<Outcome<DataOf<'vault confirm'>>> {
  const { vault, snapshot } = await confirmAccount(context, request)
  const { required, of } = vault.threshold
  return {
    data: {
      ...{ vault: nameAndDigest(vault), threshold: required, cosignerCount: of },
      balance: String(snapshot.balance),
    },
    text: ({ words, bold }) =>
      table([
        [words.vault, bold(vault.name)],
        [words.signatures, words.threshold(required, of)],
        [words.balance, formatAmount(snapshot.balance, vault.network)],
      ]),
  }
}

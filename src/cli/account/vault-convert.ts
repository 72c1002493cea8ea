import {
  type ConvertAccountRequest,
  type ConvertedAccount,
  convertVaultAccount,
} from '../../app/account/convert.js'
import { nameAndDigest } from '../../vault/digest.js'
import type { Outcome } from '../command.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'
import { windowOf } from './propose.js'
import { keyData } from './vault-text.js'

type ConvertRequest = Omit<ConvertAccountRequest, 'opens' | 'closes'> & {
  readonly opens: Date | undefined
  readonly closes: Date | undefined
}

/** `vault convert`: the one transaction that an account's own key is for. */
export async function run(
  context: Session,
  request: ConvertRequest,
): Promise<Outcome<DataOf<'vault convert'>>> {
  return outcome(await convertVaultAccount(context, { ...request, ...windowOf(request) }))
}

/** What is told of it. */
function outcome({ vault, hash, findings, written }: ConvertedAccount): Outcome<DataOf<'vault convert'>> {
  const { file, raw } = written
  return {
    data: { vault: nameAndDigest(vault), hash, ...keyData(vault.account), file },
    findings,
    raw,
    text: ({ words, bold }) =>
      table([
        [words.vault, bold(vault.name)],
        [words.transaction, hash],
        [words.address, shown`${vault.account.address}  ${words.feeOnly}`],
        ...(file === null ? [] : [[words.file, file] as const]),
      ]),
  }
}

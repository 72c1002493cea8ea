import { type FinalizeAccountRequest, finalizeAccount } from '../../app/account/finalize.js'
import { formatAmount } from '../../chain/money.js'
import { cosignerName } from '../../vault/cosigners.js'
import type { Outcome } from '../command.js'
import { needed } from '../parameters.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'

type FinalizeRequest = Omit<FinalizeAccountRequest, 'identity'> & { readonly identity: string | undefined }

/** `finalize` for an account, on the publisher's machine. */
export async function run(context: Session, request: FinalizeRequest): Promise<Outcome<DataOf<'finalize'>>> {
  const identity = needed(request.identity, '--identity')
  const finalized = await finalizeAccount(context, { ...request, identity })
  const { reviewed, announcements, hash, verification, findings, written } = finalized
  const { vault, txid } = reviewed.facts
  const { fee } = verification
  const signedBy = verification.signedBy.map(place => cosignerName(vault, place))
  return {
    data: { txid, hash, announcements, file: written.file, fee: String(fee), signedBy },
    findings,
    raw: written.raw,
    text: style =>
      table([
        [style.words.transaction, style.bold(hash)],
        [style.words.fee, formatAmount(fee, vault.network)],
        [style.words.signatures, signedBy.join(', ')],
        ...(written.file === null ? [] : [[style.words.file, written.file] as const]),
      ]),
  }
}

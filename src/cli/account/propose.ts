import { type AccountProposalRequest, proposeAccountPayment } from '../../app/account/propose.js'
import type { Outcome } from '../command.js'
import { needed } from '../parameters.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'
import { accountProposalData } from './review-data.js'
import { accountReviewText } from './review-text.js'

/** What `propose` has on its line of an account's payment. */
type ProposeRequest = Omit<AccountProposalRequest, 'opens' | 'closes' | 'initiator'> & {
  readonly opens: Date | undefined
  readonly closes: Date | undefined
  readonly initiator: string | undefined
}

/** `propose` for an account. */
export async function run(context: Session, request: ProposeRequest): Promise<Outcome<DataOf<'propose'>>> {
  const proposed = await proposeAccountPayment(context, {
    ...request,
    ...windowOf(request),
    initiator: needed(request.initiator, '--initiator'),
  })
  const { reviewed, findings, written } = proposed
  return {
    data: { ...accountProposalData(reviewed), file: written.file },
    findings,
    sealed: false,
    raw: written.raw,
    text: style => shown`${accountReviewText(reviewed, style)}${writtenText(written.file, style)}`,
  }
}

const LONGEST_WINDOW = 86_400_000

/** When it opens and closes; as late as nodes allow where nobody says when it closes. Throws `usage.invalid`. */
export function windowOf(request: { readonly opens: Date | undefined; readonly closes: Date | undefined }) {
  const opens = needed(request.opens, '--opens')
  return { opens, closes: request.closes ?? new Date(opens.getTime() + LONGEST_WINDOW) }
}

import type { Context } from '../context.js'
import { chooseTarget, derivedName, readPsbt } from '../files.js'
import { approve } from '../proposals/approval.js'
import type { ApprovedReview } from '../proposals/approved-digest.js'
import { approvedAs, olderLogs, reviewNow } from './at-signing.js'
import { type ConsentFile, consentFile, policyOf } from './consent-file.js'
import { beginWaiting } from './sight.js'
import { refuseSignedAlready, withKey } from './signer.js'
import { prepareSigning, type SigningRequest } from './signing.js'
import { settleOlderLogs } from './succession.js'

/** What is consented to, with which key, and what a person has said of it already. */
export interface ConsentRequest extends SigningRequest {
  readonly psbt: string
  readonly approve: ApprovedReview | undefined
  /** Logs of machines that this one has replaced. */
  readonly succeeds: readonly string[]
  readonly days: number
  readonly out: string | undefined
}

/** Consents to a proposal that a person approves, without signing it. Throws what stands in the way of it. */
export async function consentToProposal(context: Context, request: ConsentRequest): Promise<ConsentFile> {
  const signing = await prepareSigning(context, request, 'consent')
  const file = await readPsbt(context, request.psbt)
  const usual = derivedName(file.name, `consent-${signing.record.name}`, 'json')
  const target = await chooseTarget(context, request.out ?? usual)
  const isRefused = async () => (await reviewNow(signing, file)).reviewed.blocking !== undefined
  const known = await olderLogs(signing, file)
  await settleOlderLogs(context, signing, { known, succeeds: request.succeeds, isRefused })
  const review = await beginWaiting(context, signing, file)
  policyOf(review.settings, signing.vault)
  review.reviewed.requireUnblocked()
  refuseSignedAlready(review.reviewed, signing.record)
  await approve(context, request.approve, review.reviewed)
  const approved = approvedAs(review)
  return await withKey(context, signing, (key, sealing) =>
    consentFile(context, signing, { approved, key, sealing, target, days: request.days }),
  )
}

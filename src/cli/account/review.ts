import { type AccountProposalToReview, reviewAccountProposal } from '../../app/account/review.js'
import { blockedBy } from '../../app/blocked.js'
import { codeOfApprovals } from '../../words/approval-code.js'
import type { Outcome } from '../command.js'
import { approvalText } from '../render/review.js'
import { signaturesData } from '../render/review-data.js'
import { shown } from '../render/shown.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'
import { accountProposalData } from './review-data.js'
import { accountReviewText } from './review-text.js'

/** `review` for an account. */
export async function run(
  context: Session,
  request: AccountProposalToReview,
): Promise<Outcome<DataOf<'review'>>> {
  const { reviewed, findings } = await reviewAccountProposal(context, request)
  const { approval, facts } = reviewed
  return {
    data: {
      ...accountProposalData(reviewed),
      approval: codeOfApprovals([approval]),
      signatures: signaturesData(reviewed),
    },
    findings,
    failure: blockedBy(findings),
    sealed: false,
    text: style =>
      shown`${accountReviewText(reviewed, style)}${approvalText(facts.digest.hex, [approval], style)}`,
  }
}

import { RingiError } from '../../base/error.js'
import { parseAmount } from '../../chain/amount.js'
import type { OnChain } from '../../chain/chain.js'
import { type ProposalFacts, totalLeaving } from '../../proposal/facts.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { codeOfApprovals } from '../../words/approval-code.js'
import type { Context } from '../context.js'
import { type Approvable, type ApprovedReview, isReviewApproved } from './approved-digest.js'

/**
 * Has a person approve what was reviewed: on the terminal the officer sees it and types the total that leaves; a script
 * passes `--approve` with the digest of the review that a person approved, and its code where it had warnings. `--yes`
 * does not approve anything. Throws `confirm.needed`, `confirm.mismatch`, and what {@link isReviewApproved} throws.
 */
export async function approve(
  context: Context,
  approved: ApprovedReview | undefined,
  reviewed: ReviewedPsbt,
): Promise<void> {
  if (isReviewApproved(approved, approvableOf(reviewed))) return
  const total = totalLeaving(reviewed.facts.totals)
  const { network } = reviewed.facts.vault
  const typed = await context.person.line({ asks: 'total', reviewed, total })
  if (sameAmount(typed, total, network)) return
  throw new RingiError('confirm.mismatch', { why: 'total' })
}

/** Has a person approve that a proposal passes a rule: like {@link approve}, but the officer types the rule's name. */
export async function approveException(
  context: Context,
  approved: ApprovedReview | undefined,
  reviewed: ReviewedPsbt,
  rule: string,
): Promise<void> {
  if (isReviewApproved(approved, approvableOf(reviewed))) return
  if ((await context.person.line({ asks: 'exception', reviewed, rule })).trim() === rule) return
  throw new RingiError('confirm.mismatch', { why: 'rule' })
}

/** What is approved of a review, of whatever chain. */
export function approvableOf({
  facts: { digest, findings },
  approval,
}: Pick<ReviewedPsbt, 'approval'> & {
  readonly facts: Pick<ProposalFacts, 'digest' | 'findings'>
}): Approvable {
  return { what: 'proposal', digest: digest.hex, code: codeOfApprovals([approval]), findings }
}

// The unit may be left out here: the question shows the amount with it right above.
/** Whether what was typed is that amount of satoshi. */
export function sameAmount(typed: string, total: bigint, network: OnChain): boolean {
  try {
    return (
      parseAmount(/[a-z]\s*$/i.test(typed) ? typed : `${typed.trim()}${network.chain.unit.code}`, network) ===
      total
    )
  } catch {
    return false
  }
}

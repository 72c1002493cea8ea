import type { CheckedProposal } from '../../../app/policy/check-proposal.js'
import type { Policy } from '../../../rules/policy/policy.js'

/** A finished check, for those who print it. */
export interface CheckReport {
  /** The policy's file as it was named. */
  readonly file: string
  readonly policy: Policy
  readonly proposals: readonly CheckedProposal[]
  /** Files that were come upon and are no proposals. */
  readonly others: readonly string[]
}

import type { Code } from '../../base/codes.js'
import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { refuseOtherLineEnds } from '../../rules/policy/line-ends.js'
import type { Policy } from '../../rules/policy/policy.js'

/** What a person has approved of a review: its digest, and the code of its warnings where it had any. */
export interface ApprovedReview {
  /** 64 hex digits. */
  readonly digest: string
  readonly code: string | undefined
}

/** A review that has to be approved, of one proposal or of a folder of them. */
export interface Approvable {
  readonly what: 'proposal' | 'batch'
  /** 64 hex digits. */
  readonly digest: string
  /** The code of what was seen: see `approvalCode`. */
  readonly code: string
  readonly findings: readonly Finding[]
}

/**
 * Whether `--approve` has approved a review; false where the option is not there, and somebody has to be asked. A digest
 * alone approves a review without warnings, digest and code the one that has this code. Throws
 * `proposal.digest-mismatch`, `proposal.warnings-not-approved`, `proposal.approval-mismatch`.
 */
export function isReviewApproved(approved: ApprovedReview | undefined, review: Approvable): boolean {
  if (approved === undefined) return false
  const { digest, code } = approved
  requireDigest(digest, review)
  const warnings = review.findings.filter(({ severity }) => severity === 'warn')
  if (code === review.code || (code === undefined && warnings.length === 0)) return true
  throw code === undefined ? warningsNotApproved(review, warnings) : otherApproval(code, review, warnings)
}

function requireDigest(approved: string, { what, digest: actual }: Approvable): void {
  if (approved === actual) return
  throw new RingiError('proposal.digest-mismatch', { why: 'approved', what, approved, actual })
}

function warningsNotApproved(
  { digest, code, findings }: Approvable,
  warnings: readonly Finding[],
): RingiError {
  const args = { digest, actual: code, warnings: codesOf(warnings) }
  return new RingiError('proposal.warnings-not-approved', args, { findings })
}

function otherApproval(
  code: string,
  { code: actual, findings }: Approvable,
  warnings: readonly Finding[],
): RingiError {
  const args = { approved: code.slice(0, 64), actual, warnings: codesOf(warnings) }
  return new RingiError('proposal.approval-mismatch', args, { findings })
}

function codesOf(findings: readonly Finding[]): Code[] {
  return [...new Set(findings.map(({ code }) => code))].sort()
}

/**
 * Whether `--approve` has approved a policy by its digest; false where the option is not there. Throws
 * `policy.digest-mismatch`, `policy.line-ends`.
 */
export function isPolicyApproved(approved: string | undefined, digest: string, policy?: Policy): boolean {
  if (approved === undefined) return false
  if (approved === digest) return true
  if (policy !== undefined) refuseOtherLineEnds(policy, [approved])
  throw new RingiError('policy.digest-mismatch', { approved, actual: digest })
}

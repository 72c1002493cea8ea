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
  const hint = `Review ${what === 'batch' ? 'the folder' : 'it'}, and approve the digest that the review shows.`
  throw otherDigest('proposal.digest-mismatch', what, { approved, actual, hint })
}

function warningsNotApproved(review: Approvable, warnings: readonly Finding[]): RingiError {
  const message = `The digest was approved, and the review warns: ${codesOf(warnings).join(', ')}. A digest alone approves no warning.`
  return new RingiError('proposal.warnings-not-approved', message, {
    hint: `Whoever approves it reads the warnings; then it is --approve ${review.digest}:${review.code}.`,
    details: { actual: review.code, warnings: codesOf(warnings) },
    findings: review.findings,
  })
}

function otherApproval(code: string, review: Approvable, warnings: readonly Finding[]): RingiError {
  const message =
    'The digest was approved with another code: here the policy, the evidence or the warnings are not those that were seen.'
  return new RingiError('proposal.approval-mismatch', message, {
    hint: 'Review it on this machine with the same options, and compare the warnings and the policy with what was approved.',
    details: { approved: code.slice(0, 64), actual: review.code, warnings: codesOf(warnings) },
    findings: review.findings,
  })
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
  const hint = 'ringi policy show prints the digest of the file as it is now.'
  throw otherDigest('policy.digest-mismatch', 'policy', { approved, actual: digest, hint })
}

function otherDigest(
  code: 'proposal.digest-mismatch' | 'policy.digest-mismatch',
  what: string,
  { approved, actual, hint }: { readonly approved: string; readonly actual: string; readonly hint: string },
): RingiError {
  return new RingiError(code, `This is not the ${what} that was approved: its digest is another one.`, {
    hint,
    details: { approved, actual },
  })
}

import { toHex, utf8 } from '../base/bytes.js'
import { canonicalJson } from '../base/canonical-json.js'
import type { Finding } from '../base/finding.js'
import { taggedHash } from '../base/hash.js'
import { detailsOf } from '../base/message.js'

/** What a review was judged by beside proposal, vault and logs. */
export interface Grounds {
  /** The digests of the policies that were asked, 64 hex digits each. */
  readonly policies: readonly string[]
  /** SHA-256 of every file that speaks for a proposal, 64 hex digits each. */
  readonly evidence: readonly string[]
}

/**
 * What somebody who approves a review has seen of it. Each list is sorted and has nothing twice. Blocking findings cannot be
 * approved and notes need not be; logs come in through the warnings that they give reason for; and nothing is in it
 * that the clock alone changes.
 */
export interface Approval extends Grounds {
  /** The digest of the proposal, 64 hex digits. */
  readonly proposal: string
  /** Each warning as canonical JSON: code, rule, place and arguments. */
  readonly warnings: readonly string[]
}

/** What an approval of a review covers that found this. */
export function approvalOf(
  proposal: string,
  findings: readonly Finding[],
  { policies, evidence }: Grounds = { policies: [], evidence: [] },
): Approval {
  const warnings = findings.filter(({ severity }) => severity === 'warn').map(substanceOf)
  return {
    proposal,
    policies: sortedOnce(policies),
    evidence: sortedOnce(evidence),
    warnings: sortedOnce(warnings),
  }
}

const CODE_BYTES = 16

/**
 * The code of one approval, or of several that are given together: the first 16 bytes, in hex, of the BIP 340 tagged hash
 * with the tag `ringi/approval` over their canonical JSON (RFC 8785), as a list in the order of the proposals' digests.
 */
export function approvalCode(...approvals: readonly Approval[]): string {
  const seen = approvals
    .map(({ proposal, policies, evidence, warnings }) => ({ proposal, policies, evidence, warnings }))
    .sort((a, b) => (a.proposal < b.proposal ? -1 : 1))
  return toHex(taggedHash('ringi/approval', utf8(canonicalJson(seen))).subarray(0, CODE_BYTES))
}

/** Whether what is seen now was approved: by the same policies and evidence, and without a warning that is new. */
export function covers(approved: Approval, now: Approval): boolean {
  const seen = new Set(approved.warnings)
  return (
    now.proposal === approved.proposal &&
    now.policies.join() === approved.policies.join() &&
    now.evidence.join() === approved.evidence.join() &&
    now.warnings.every(warning => seen.has(warning))
  )
}

/** What a finding says, as text that is the same whenever it is said. */
export function substanceOf(found: Finding): string {
  const { code, rule, where, message, lasting } = found
  const args = lasting ?? [message ?? JSON.stringify(detailsOf(found))]
  return canonicalJson({ code, rule, where: { ...where }, args })
}

function sortedOnce(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort()
}

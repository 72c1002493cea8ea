import { toHex, utf8 } from '../base/bytes.js'
import { canonicalJson } from '../base/canonical-json.js'
import type { Finding } from '../base/finding.js'
import { taggedHash } from '../base/hash.js'
import { detailsOf, type Message } from '../base/message.js'
import { sortedOnce } from '../base/text.js'

/** What a review was evaluated by beside proposal, vault and logs. */
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
  /** What was warned of, each warning once. */
  readonly warnings: readonly Finding[]
}

/** What an approval of a review covers that found this. */
export function approvalOf(
  proposal: string,
  findings: readonly Finding[],
  { policies, evidence }: Grounds = { policies: [], evidence: [] },
): Approval {
  const warnings = findings.filter(({ severity }) => severity === 'warn')
  return {
    proposal,
    policies: sortedOnce(policies),
    evidence: sortedOnce(evidence),
    warnings: [...new Map(warnings.map(one => [substanceOf(one), one])).values()],
  }
}

const CODE_BYTES = 16

/**
 * The code of one approval, or of several that are given together: the first 16 bytes, in hex, of the BIP 340 tagged hash
 * with the tag `ringi/approval` over their canonical JSON (RFC 8785), as a list in the order of the proposals' digests.
 * `say` makes the English sentences of warnings, which the code covers, so that it is the same in every language.
 */
export function approvalCode(approvals: readonly Approval[], say: (told: Message) => string): string {
  const textOf = ({ code, rule, where, lasting, ...told }: Finding) =>
    canonicalJson({ code, rule, where: { ...where }, args: lasting ?? [say({ code, ...told })] })
  const seen = approvals
    .map(({ proposal, policies, evidence, warnings }) => {
      return { proposal, policies, evidence, warnings: sortedOnce(warnings.map(textOf)) }
    })
    .sort((a, b) => (a.proposal < b.proposal ? -1 : 1))
  return toHex(taggedHash('ringi/approval', utf8(canonicalJson(seen))).subarray(0, CODE_BYTES))
}

/** Whether what is seen now was approved: by the same policies and evidence, and without a warning that is new. */
export function covers(approved: Approval, now: Approval): boolean {
  const seen = new Set(approved.warnings.map(substanceOf))
  return (
    now.proposal === approved.proposal &&
    now.policies.join() === approved.policies.join() &&
    now.evidence.join() === approved.evidence.join() &&
    now.warnings.every(warning => seen.has(substanceOf(warning)))
  )
}

/** What a finding says, as text that is the same whenever and in whatever language it is said. */
export function substanceOf({ code, rule, where, args, lasting }: Finding): string {
  const said = lasting ?? [JSON.stringify(detailsOf({ code, args }))]
  return canonicalJson({ code, rule, where: { ...where }, args: said })
}

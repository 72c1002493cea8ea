import { toHex, utf8 } from '../../bitcoin/bytes.js'
import type { Finding } from '../../bitcoin/finding.js'
import { taggedHash } from '../../bitcoin/hash.js'
import { canonicalJson } from '../../log/canonical.js'
import type { NamedDigest } from '../../vault/digest.js'

/** What a review was judged by beside proposal, vault and logs. */
export interface Grounds {
  /** The digests of the policies that were asked, 64 hex digits each. */
  readonly policies: readonly string[]
  /** SHA-256 of every file that speaks for a proposal, 64 hex digits each. */
  readonly evidence: readonly string[]
}

const BYTES = 16

/**
 * What a person has seen of a review beside the proposal's digest: the first 16 bytes, in hex, of the BIP 340 tagged hash
 * with the tag `ringi/approval` over the canonical JSON (RFC 8785) of that digest, of the policies and evidence, and of
 * the warnings with code, rule, place and arguments, each list sorted. Blocking findings cannot be approved, notes need not be, and
 * what the clock alone changes is in none of it: the code stays the same until something else does.
 */
export function approvalCode(
  digest: NamedDigest,
  findings: readonly Finding[],
  { policies, evidence }: Grounds = { policies: [], evidence: [] },
): string {
  const warnings = new Set(warningsIn(findings).map(substanceOf))
  const seen = {
    proposal: digest.hex,
    policies: [...new Set(policies)].sort(),
    evidence: [...new Set(evidence)].sort(),
    warnings: [...warnings].sort(),
  }
  return toHex(taggedHash('ringi/approval', utf8(canonicalJson(seen))).subarray(0, BYTES))
}

/** The findings that need a person's consent. */
export function warningsIn(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === 'warn')
}

/** What a finding says, as text that two of them share only where they say the same, whenever they say it. */
export function substanceOf({ code, rule, where, message, args = [message] }: Finding): string {
  return canonicalJson({ code, rule, where: { ...where }, args })
}

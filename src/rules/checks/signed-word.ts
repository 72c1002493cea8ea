import type { Finding } from '../../base/finding.js'
import { lacking, type RuleInput, type Subject, unsigned } from '../engine/rule.js'
import type { StatedKind } from '../evidence/evidence.js'
import { isVouchedBy } from '../evidence/vouchers.js'
import type { SignedBy } from '../terms/signed-by.js'

/**
 * Evaluates by files that say something of the chain. Where the policy names keys for that (`signed-by`), each file counts
 * only with enough of their signatures; where it names none, it is the word of whoever prepared it, and said to be.
 */
export function byWord(
  asked: RuleInput,
  kind: StatedKind,
  files: readonly string[],
  check: () => readonly Finding[],
): readonly Finding[] {
  const { policy, evidence } = asked
  if (evidence.madeUp) return check()
  if (policy.signedBy === undefined) return [unsigned(kind, asked), ...check()]
  return files.length > 0 && files.every(file => isSigned(file, asked)) ? check() : [lacking(kind, asked)]
}

/** Whether enough of the keys that the policy names have signed a file, by its SHA-256 in hex; where it names none, it has to do. */
export function isSigned(file: string, { policy, evidence }: Subject): boolean {
  if (policy.signedBy === undefined || evidence.madeUp) return true
  return signersOf(file, policy.signedBy, { policy, evidence }) >= policy.signedBy.any
}

function signersOf(
  file: string,
  { of }: SignedBy,
  { policy, evidence }: Pick<Subject, 'policy' | 'evidence'>,
): number {
  const words = (evidence.endorsements ?? []).filter(({ statement }) => statement === file)
  const keys = [...of.values()]
  return keys.filter(key => words.some(word => isVouchedBy(word, key, policy.vault, evidence.now))).length
}

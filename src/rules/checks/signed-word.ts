import { lacking, type Subject, unsigned, type Verdict } from '../engine/rule.js'
import type { StatedKind } from '../evidence/evidence.js'
import { isVouchedBy } from '../evidence/vouchers.js'
import type { SignedBy } from '../terms/signed-by.js'

/**
 * Judges by files that say something of the chain. Where the policy names keys for that (`signed-by`), each file counts
 * only with enough of their signatures; where it names none, it is the word of whoever prepared it, and said to be.
 */
export function byWord(
  subject: Subject,
  kind: StatedKind,
  files: readonly string[],
  judge: () => readonly Verdict[],
): readonly Verdict[] {
  const { policy, evidence } = subject
  if (evidence.madeUp) return judge()
  if (policy.signedBy === undefined) return [unsigned(kind), ...judge()]
  return files.length > 0 && files.every(file => isSigned(file, subject)) ? judge() : [lacking(kind)]
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

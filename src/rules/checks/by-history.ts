import type { History } from '../../log/history.js'
import { lacking, type Subject, type Verdict } from '../engine/rule.js'

/**
 * Judges by what was signed before. Without a log that is one's own or that a cosigner has signed for, that nothing was
 * signed is nobody's word, and the rule cannot be decided; what was signed counts nevertheless.
 */
export function byHistory(
  { evidence: { history } }: Subject,
  judge: (history: History) => readonly Verdict[],
): readonly Verdict[] {
  if (history === undefined) return [lacking('history')]
  return [...(history.attested ? [] : [lacking('history')]), ...judge(history)]
}

import type { Finding } from '../../base/finding.js'
import type { History } from '../../log/history.js'
import { lacking, type RuleInput } from '../engine/rule.js'

/**
 * Evaluates by what was signed before. Without a log that is one's own or that a cosigner has signed for, that nothing was
 * signed is nobody's word, and the rule cannot be decided; what was signed counts nevertheless.
 */
export function byHistory(
  asked: RuleInput,
  check: (history: History) => readonly Finding[],
): readonly Finding[] {
  const { history } = asked.evidence
  if (history === undefined) return [lacking('history', asked)]
  return [...(history.attested ? [] : [lacking('history', asked)]), ...check(history)]
}

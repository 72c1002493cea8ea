import { clockBehind } from './clock.js'
import { judgesSigning } from './evidence.js'
import { lacking, pending, type Subject, type Verdict } from './rule.js'

/**
 * Judges by the time in milliseconds since a log first knew of the proposal: `judge` says what is wrong with signing it
 * now. Before and after signing that is only worth knowing.
 */
export function bySeen(subject: Subject, judge: (elapsed: number) => string | undefined): readonly Verdict[] {
  const { evidence, proposal } = subject
  const seen = evidence.history?.seen.get(proposal.digest.hex)
  if (!judgesSigning(evidence.stage)) {
    const sentence = judge(seen === undefined ? 0 : evidence.now - seen)
    return sentence === undefined ? [] : [pending(sentence)]
  }
  if (seen === undefined) return [lacking('firstSeen')]
  const sentence = judge(evidence.now - seen)
  return [...clockBehind(subject), ...(sentence === undefined ? [] : [{ message: sentence, where: {} }])]
}

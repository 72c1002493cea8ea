import { clockBehind } from './clock.js'
import { judgesSigning } from './evidence.js'
import { brokenNow, lacking, pending, type Subject, type Verdict } from './rule.js'

/** How long a proposal has been known of, in milliseconds. */
export interface Known {
  /** By one's own log, and by what cosigners have signed for. */
  readonly attested: number
  /** By any log: never less. */
  readonly claimed: number
}

/**
 * Judges by the time since a log first knew of the proposal: `judge` says what is wrong with signing it now. Before and
 * after signing that is only worth knowing.
 */
export function bySeen(subject: Subject, judge: (known: Known) => string | undefined): readonly Verdict[] {
  const { stage } = subject.evidence
  const known = knownOf(subject)
  if (!judgesSigning(stage)) {
    const sentence = judge(known ?? { attested: 0, claimed: 0 })
    return sentence === undefined ? [] : [pending(sentence)]
  }
  if (known === undefined) return [lacking('firstSeen')]
  const sentence = judge(known)
  return [...clockBehind(subject), ...(sentence === undefined ? [] : [brokenNow(sentence)])]
}

function knownOf({ evidence: { history, now }, proposal: { digest } }: Subject): Known | undefined {
  const seen = history?.sightings.seen.get(digest.hex)
  if (seen === undefined) return undefined
  const first = Math.min(seen, history?.claims.seen.get(digest.hex) ?? seen)
  return { attested: now - seen, claimed: now - first }
}

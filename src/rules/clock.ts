import { broken, type Subject, type Verdict } from './rule.js'

/** Says whether the clock is behind what the logs know already (L2 of the attack catalogue). */
export function clockBehind({ evidence: { history, now } }: Subject): Verdict[] {
  if (history?.latest === undefined || history.latest <= now) return []
  return [broken('The clock is behind the last entry of the history; nothing can be counted by it.')]
}

/** Says whether the height that was given is behind what the logs know already. */
export function heightBehind({ evidence: { history, height } }: Subject): Verdict[] {
  if (height === undefined || history?.highest === undefined || history.highest <= height) return []
  return [broken('The height is below one that the history has seen; nothing can be counted by it.')]
}

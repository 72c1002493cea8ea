import { HOUR, isoSecond } from '../../base/time.js'
import { clockBehind } from '../checks/clock.js'
import { waitingSince } from '../checks/since-seen.js'
import { early, lacking, pending, rule } from '../engine/rule.js'
import { isSigningStage } from '../evidence/evidence.js'
import { required } from '../parameters/collection.js'
import { count } from '../parameters/scalar.js'

/** How long a transaction has to be known of before it may be signed. */
export const coolingOff = rule({
  code: 'rule.cooling-off',
  severity: 'block',
  summary: 'A proposal is signed no sooner than so many hours after a log first knew of it.',
  fields: { hours: required(count('tighter', 1, 24 * 366)) },
  check: ({ hours }, subject) => {
    const { now, stage, history } = subject.evidence
    const since = waitingSince(subject)
    // A machine that has a log of its own sees it now.
    if (since === undefined && isSigningStage(stage) && !history?.own) return [lacking('firstSeen', subject)]
    const from = (since ?? now) + hours * HOUR
    // Rounded up, so that it never promises too much.
    const minutes = Math.ceil((from - now) / 60_000)
    const args = { why: 'wait', hours, minutes, until: isoSecond(from) } as const
    if (!isSigningStage(stage)) return from > now ? [pending('rule.cooling-off', args)] : []
    const lasting = since === undefined ? [] : [isoSecond(since)]
    return [
      ...clockBehind('rule.cooling-off', subject),
      ...(from > now ? [early('rule.cooling-off', args, from, lasting)] : []),
    ]
  },
})

import type { Finding } from '../../base/finding.js'
import { HOUR, isoSecond } from '../../base/time.js'
import { firstOf, type Sight, speaksFor } from '../../log/sightings.js'
import { isAttested } from '../../log/worth.js'
import { clockBehind } from '../checks/clock.js'
import { proposerOf } from '../checks/proposer.js'
import { sightsInPlaceOf } from '../checks/since-seen.js'
import { broken, doubtful, lacking, rule, type Subject } from '../engine/rule.js'
import { isSigningStage } from '../evidence/evidence.js'
import { required } from '../parameters/collection.js'
import { count } from '../parameters/scalar.js'

/**
 * How long a transaction may be signed, from when a log first knew of it or of one in whose place it stands. It starts
 * anew only where its proposer signs that it takes the place of the one that has lapsed.
 */
export const expiry = rule({
  code: 'rule.expiry',
  severity: 'block',
  summary: 'A proposal is signed no later than so many hours after a log first knew of it.',
  fields: { hours: required(count('looser', 1, 24 * 366)) },
  check: ({ hours }, subject) => {
    const { stage, now, history } = subject.evidence
    const sights = sightsInPlaceOf(subject)
    const findings = checkSights(sights, time => now - time > hours * HOUR, subject)
    if (!isSigningStage(stage)) return findings.map(one => ({ ...one, severity: 'info' }))
    // A machine that has a log of its own sees now what it has not seen before.
    if (!history?.own && !sights.some(({ worth }) => isAttested(worth)))
      return [lacking('firstSeen', subject)]
    return [...clockBehind('rule.expiry', subject), ...findings]
  },
})

function checkSights(
  sights: readonly Sight[],
  hasLapsed: (time: number) => boolean,
  subject: Subject,
): Finding[] {
  const lapsed = sights.filter(({ time }) => hasLapsed(time))
  if (lapsed.length === 0) return []
  const seen = isoSecond(firstOf(lapsed) as number)
  if (!lapsed.some(({ worth }) => speaksFor(worth)))
    return [doubtful('rule.expiry', { why: 'unattested', seen })]
  const renewal = proposerOf(subject)
  if (renewal !== undefined && !hasLapsed(renewal.time) && lapsed.some(({ txid }) => txid === renewal.renews))
    return [doubtful('rule.expiry', { why: 'renewed', seen, name: renewal.name })]
  return [broken('rule.expiry', { why: 'lapsed', seen })]
}

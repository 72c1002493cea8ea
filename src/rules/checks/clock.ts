import { type Finding, finding } from '../../base/finding.js'
import { isoTime } from '../../base/time.js'
import type { History } from '../../log/history.js'
import type { Mark } from '../../log/reach.js'
import type { VaultFacts } from '../../vault/vault.js'
import { brokenNow, type Subject } from '../engine/rule.js'
import { type Correction, correctionsFor } from '../statements/correction.js'

/** The rules that go by the clock. */
type ByClock = 'rule.rolling-limit' | 'rule.signing-hours' | 'rule.cooling-off' | 'rule.expiry'

/**
 * Says whether the clock is behind what the logs know already (L2 of the attack catalogue): a warning as far as clocks of
 * offline machines may differ by the policy.
 */
export function clockBehind(code: ByClock, { evidence, policy, proposal }: Subject): Finding[] {
  const latest = latestBeyond(evidence.history, proposal.vault, evidence.now)
  if (latest === undefined) return []
  const { log, entry, value } = latest
  const args = { entry, log, theirs: isoTime(value), ours: isoTime(evidence.now) }
  const lasting = [log, String(entry)]
  if (value <= evidence.now + policy.clockTolerance)
    return [{ ...finding('warn', 'log.clock-ahead', args), lasting }]
  return [brokenNow(code, { why: 'clock', ...args }, lasting)]
}

/** The furthest time that logs tell of, where it is beyond `now` (Unix milliseconds), as the vault's cosigners have corrected it. */
function latestBeyond(history: History | undefined, vault: VaultFacts, now: number): Mark | undefined {
  const beyond = (history?.reach.times ?? []).filter(({ value }) => value > now)
  if (history === undefined || beyond.length === 0) return undefined
  const corrections = correctionsFor(vault, history.reach.corrections)
  return furthest(
    beyond.flatMap(mark => corrected(mark, 'time', corrections)).filter(({ value }) => value > now),
  )
}

/** The highest heights that logs tell of for a vault, as its cosigners have corrected them. */
export function heightsOf(history: History | undefined, vault: VaultFacts): Mark[] {
  if (history === undefined) return []
  const marks = history.reach.heights(vault.digest.hex, history.vaults)
  if (history.reach.corrections.length === 0) return [...marks]
  const corrections = correctionsFor(vault, history.reach.corrections)
  return marks.flatMap(mark => corrected(mark, 'height', corrections))
}

export function furthest(marks: readonly Mark[]): Mark | undefined {
  return marks.reduce<Mark | undefined>(
    (far, one) => (far !== undefined && far.value >= one.value ? far : one),
    undefined,
  )
}

/**
 * What a mark comes to: when an entry was written at an earlier time or a lower height than it says, so were all before it
 * in its log; and what follows the end of a log says nothing. Corrections never put a mark further.
 */
function corrected(mark: Mark, field: 'time' | 'height', corrections: readonly Correction[]): Mark[] {
  const own = corrections.filter(({ log }) => log === mark.log)
  if (own.some(one => one.field === 'end' && mark.entry > one.entry)) {
    const ends = own.filter(one => one.field === 'end').map(({ value }) => value)
    return field === 'height' ? [] : [{ ...mark, value: Math.min(mark.value, ...ends) }]
  }
  const values = own.filter(one => one.field === field && mark.entry <= one.entry).map(({ value }) => value)
  return [{ ...mark, value: Math.min(mark.value, ...values) }]
}

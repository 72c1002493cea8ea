import { type Finding, finding } from '../base/finding.js'
import { type Entry, entryHash, isEvent } from './entry.js'
import type { EventFields } from './events.js'
import type { History } from './history.js'
import { reaches, type Succession, successionOf } from './successions.js'
import type { LogLine } from './timeline.js'
import { isSealedHere } from './worth.js'

/**
 * A log that is not this home's, and that a key of this home is said to have written, or has signed for: as a rule that of
 * a machine that was replaced.
 */
export interface OlderLog {
  readonly log: string
  /** The furthest of its entries that is known, and the hash of that. */
  readonly seq: number
  readonly hash: string
  /** Its lines up to there, where it is at hand. */
  readonly lines?: readonly LogLine[] | undefined
}

/** The logs among `lines` in which a key was made or brought back that `isOwn` knows. */
export function olderLogsIn(lines: readonly LogLine[], isOwn: (entry: Entry) => boolean): OlderLog[] {
  const logs = new Set(lines.filter(({ entry }) => isOwn(entry)).map(({ entry }) => entry.log))
  return [...logs].map(log => {
    const whole = lines.filter(({ entry }) => entry.log === log)
    const last = whole.at(-1) as LogLine
    return { log, seq: last.entry.seq, hash: entryHash(last.line), lines: whole }
  })
}

/** Whether an entry tells that one of the keys with these fingerprints was made or brought back. */
export function makesKey(entry: Entry, fingerprints: ReadonlySet<string>): boolean {
  return isEvent(entry, 'key.created') && fingerprints.has(entry.fingerprint)
}

/**
 * What of these logs this home has not settled yet: whose they are, or what was signed there. Each as far as it is at hand,
 * and as far as it is known beyond that.
 */
export function unsettled({ successions: { all } }: History, known: readonly OlderLog[]): OlderLog[] {
  const counted = all.filter(({ isCounted }) => isCounted)
  return furthestKnown(known).filter(
    one => !isAnswered(all, one) || (one.lines !== undefined && !reaches(counted, one)),
  )
}

function furthestKnown(known: readonly OlderLog[]): OlderLog[] {
  return [...new Set(known.map(({ log }) => log))].flatMap(log => {
    const descending = known.filter(one => one.log === log).sort((a, b) => b.seq - a.seq)
    const whole = descending.find(({ lines }) => lines !== undefined)
    const beyond = descending.find(({ seq }) => seq > (whole?.seq ?? 0))
    return [whole, beyond].filter(one => one !== undefined)
  })
}

/** Whether a key of this home has signed for a log, and it is not the log alone that says whose it is. */
export function isSignedFor({ log }: OlderLog, known: readonly OlderLog[]): boolean {
  return known.some(one => one.log === log && one.lines === undefined)
}

/** Whether somebody has said, with the key open, that this home goes on from a log as far as this. */
export function isAnswered(successions: readonly Succession[], one: OlderLog): boolean {
  return reaches(
    successions.filter(({ worth }) => isSealedHere(worth)),
    one,
  )
}

/** The entries by which this home goes on from a log: with what was signed there, where it is at hand. */
export function succession(
  { successions }: History,
  { log, seq, hash, lines }: OlderLog,
): EventFields<'succeeds'>[] {
  if (lines === undefined) return [{ succeeds: { log, entry: seq, head: hash } }]
  const counted = successions.all.filter(one => one.log === log && one.isCounted)
  const last = Math.max(0, ...counted.map(one => one.seq))
  return successionOf(lines.filter(({ entry }) => entry.seq > last))
}

/** Says of which logs `sign` will ask. */
export function olderFindings(
  { successions }: History,
  known: readonly OlderLog[],
  file?: string,
): Finding[] {
  const open = furthestKnown(known).filter(one => !isAnswered(successions.all, one))
  return open.map(({ log, seq }) => ({
    ...finding('info', 'log.own-elsewhere', { why: 'older', log, entry: seq }),
    ...(file === undefined ? {} : { file }),
  }))
}

/** Warns of logs that this home goes on from without knowing what was signed there: its limits do not count that. */
export function uncounted({ successions: { all } }: History, ended: ReadonlySet<string>): Finding[] {
  const counted = all.filter(({ isCounted }) => isCounted)
  const lacking = all.filter(one => isSealedHere(one.worth) && !reaches(counted, one) && !ended.has(one.log))
  return [...new Set(lacking.map(({ log }) => log))].map(log =>
    finding('warn', 'log.own-elsewhere', { why: 'uncounted', log }),
  )
}

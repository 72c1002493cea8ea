import { RingiError } from '../../base/error.js'
import { messageOf } from '../../base/message.js'
import { unixTime } from '../../base/time.js'
import { formatEntry } from '../../log/entry.js'
import type { LogEvent } from '../../log/events.js'
import { type LogHead, NOTHING_BEFORE, takesBack } from '../../log/hash-chain.js'
import type { LoggedRecord } from '../../log/logged-records.js'
import { type RecordEvent, recordBehind } from '../../log/logged-records.js'
import type { Home } from '../../platform/home.js'
import { randomHex } from '../../platform/randomness.js'
import { userName } from '../../platform/user.js'
import { clockSetBack } from './refusals.js'
import { VerifiedLog } from './verified-log.js'

/**
 * Logs events before they are done, and only where there is a home: a machine that keeps nothing keeps no log. Throws
 * what {@link append} throws.
 */
export async function logIfAtHome(
  home: Home,
  events: LogEvent | readonly LogEvent[],
  actor?: string,
): Promise<void> {
  const all = [events].flat()
  if (all.length === 0 || !(await home.exists())) return
  await home.change(async () => {
    const log = await VerifiedLog.read(home)
    for (const event of all) await append(log, event, actor)
  })
}

/**
 * Adds an entry, which is on the disk on return, and pins it as the log's end. The home has to be locked, and `log` read
 * since. Throws `log.unwritable`, `log.clock-set-back`.
 */
export async function append(log: VerifiedLog, event: LogEvent, actor = userName()): Promise<LogHead> {
  if (!setsRight(event, log)) requireClock(log)
  try {
    if (log.unfinished.length > 0) await log.home.log.setAside(log.unfinished, log.bytes)
    await withdraw(log)
    const record = recordBehind(event)
    return await add(log, event, actor, { announced: record, kept: record })
  } catch (cause) {
    throw unwritable(cause)
  }
}

/**
 * Logs an event and then keeps the record that it tells of. Until that is there, a process that is killed leaves an entry
 * whose record is not missing but pending. The home has to be locked, and `log` read since. Throws what {@link append} and
 * `keep` throw.
 */
export async function appendAndKeep(
  log: VerifiedLog,
  event: RecordEvent,
  actor: string | undefined,
  keep: () => Promise<void>,
): Promise<void> {
  await append(log, event, actor)
  await keep()
  await log.pin(undefined)
}

/** Takes back what the last entry tells of, where the process that was to keep it was killed. */
async function withdraw(log: VerifiedLog): Promise<void> {
  const { pending, home } = log
  if (pending === undefined || (await home.names(pending.kind)).includes(pending.name)) return
  // It is pending until the entry that takes it back is on the disk.
  await add(log, { event: 'withdrawn', record: { ...pending } }, userName(), { announced: pending })
}

interface Records {
  readonly announced?: LoggedRecord | undefined
  readonly kept?: LoggedRecord | undefined
}

async function add(log: VerifiedLog, event: LogEvent, actor: string, records: Records): Promise<LogHead> {
  const line = lineOf(log, event, { time: nextTime(log, event), actor })
  await log.announce(line, records.announced)
  await log.home.log.append(line, log.bytes)
  log.accept(line)
  await log.pin(records.kept)
  return log.head as LogHead
}

/** How far the log's last entry may be ahead of the clock, in milliseconds: as far as a clock is off that was set right. */
const TOLERANCE = 10 * 60_000

/** Throws `log.clock-set-back` where the clock is further behind the last entry than it may have been off. */
export function requireClock({ head }: VerifiedLog): void {
  const now = Date.now()
  if (head === undefined || now + TOLERANCE >= (unixTime(head.time) as number)) return
  throw clockSetBack(new Date(now).toISOString(), head.time)
}

/** Whether an event takes back that the last entry is as late as it says, so that the clock need not have come that far. */
function setsRight(event: LogEvent, { head }: VerifiedLog): boolean {
  return event.event === 'corrected' && head !== undefined && takesBack(event, head)
}

// Two entries of one millisecond would not be in order, nor would one of a clock that was set right a little since.
function nextTime(log: VerifiedLog, event: LogEvent): string {
  const now = new Date().toISOString()
  if (log.head === undefined || now > log.head.time || setsRight(event, log)) return now
  return new Date((unixTime(log.head.time) as number) + 1).toISOString()
}

function lineOf({ head }: VerifiedLog, event: LogEvent, by: { time: string; actor: string }): string {
  const place = {
    seq: (head?.seq ?? 0) + 1,
    log: head?.log ?? randomHex(16),
    previous: head?.hash ?? NOTHING_BEFORE,
  }
  return formatEntry({ ...place, ...by }, event)
}

function unwritable(cause: unknown): unknown {
  if (!(cause instanceof RingiError) || cause.code !== 'file.unwritable') return cause
  const { file, errno } = cause.details
  const facts = { ...(typeof file === 'string' && { file }), ...(typeof errno === 'string' && { errno }) }
  return new RingiError('log.unwritable', { problem: messageOf(cause), ...facts }, { cause })
}

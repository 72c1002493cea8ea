import { RingiError } from '../../bitcoin/error.js'
import { type LogHead, NOTHING_BEFORE } from '../../log/chain.js'
import { formatEntry } from '../../log/entry.js'
import type { LogEvent } from '../../log/events.js'
import type { Home } from '../../platform/home.js'
import { randomHex } from '../../platform/randomness.js'
import { userName } from '../../platform/user.js'
import { clockSetBack, loggedMeanwhile } from './refusals.js'
import { VerifiedLog } from './verified-log.js'

/**
 * Logs an event before it is done, and only where there is a home: a machine that keeps nothing keeps no log. Throws
 * what {@link append} throws.
 */
export async function logIfAtHome(home: Home, event: LogEvent, actor?: string): Promise<void> {
  if (await home.exists()) await home.change(async () => append(await VerifiedLog.read(home), event, actor))
}

/** Logs an event where `log` still ends as it did when it was read. Throws `log.busy` and what {@link append} throws. */
export async function logBehindHead(log: VerifiedLog, event: LogEvent, actor: string): Promise<void> {
  const before = log.bytes
  await log.home.change(async () => {
    await log.readOn()
    if (log.bytes !== before) throw loggedMeanwhile()
    await append(log, event, actor)
  })
}

/**
 * Adds an entry, which is on the disk on return, and pins it as the log's end. The home has to be locked, and `log` read
 * since. Throws `log.unwritable`, `log.clock-set-back`.
 */
export async function append(log: VerifiedLog, event: LogEvent, actor = userName()): Promise<LogHead> {
  const time = await nextTime(log)
  try {
    if (log.unfinished.length > 0) await log.home.log.setAside(log.unfinished, log.bytes)
    // Else, after a second kill, the log would be two entries ahead.
    if (!log.isPinned) await log.pin()
    const line = lineOf(log, event, { time, actor })
    await log.home.log.append(line, log.bytes)
    log.accept(line)
    await log.pin()
    return log.head as LogHead
  } catch (cause) {
    throw unwritable(cause)
  }
}

/** Throws `log.clock-set-back` where the clock is behind the last entry. */
export function requireClock(log: VerifiedLog): void {
  const now = new Date().toISOString()
  if (log.head !== undefined && now < log.head.time) throw clockSetBack(now, log.head.time)
}

// Two entries of one millisecond would not be in order.
async function nextTime(log: VerifiedLog): Promise<string> {
  requireClock(log)
  while (new Date().toISOString() === log.head?.time) await new Promise(resolve => setTimeout(resolve, 1))
  return new Date().toISOString()
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
  const { message, details } = cause
  return new RingiError('log.unwritable', message, {
    hint: 'What cannot be logged is not done. Make room on the disk, or restore the permissions, and run it again.',
    details,
    cause,
  })
}

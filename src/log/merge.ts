import { RingiError } from '../base/error.js'
import { entryHash } from './entry.js'
import type { LogHead } from './hash-chain.js'
import { comparePlaces, type LogLine, LogOrder } from './timeline.js'

/**
 * Joins verified lines of several logs into one timeline. A log may be given several times, whole or as far as it had
 * come: the longest copy is taken. Throws `log.forked` where two copies of a log differ.
 */
export function mergeLogs(files: readonly (readonly LogLine[])[]): LogLine[] {
  const logs = new Map<string, LogLine[]>()
  for (const file of files) for (const copy of copiesIn(file)) keepLonger(logs, copy)
  const placed = [...logs.values()].flatMap(copy => {
    const order = new LogOrder()
    return copy.map(line => ({ line, place: order.place(line.entry) }))
  })
  return placed.sort((a, b) => comparePlaces(a.place, b.place)).map(({ line }) => line)
}

/** The lines of a file, log by log. */
function copiesIn(file: readonly LogLine[]): LogLine[][] {
  const copies = new Map<string, LogLine[]>()
  for (const line of file) {
    const copy = copies.get(line.entry.log)
    if (copy === undefined) copies.set(line.entry.log, [line])
    else copy.push(line)
  }
  return [...copies.values()]
}

function keepLonger(logs: Map<string, LogLine[]>, copy: LogLine[]): void {
  const log = (copy[0] as LogLine).entry.log
  const known = logs.get(log) ?? []
  const shared = Math.min(known.length, copy.length)
  for (let at = 0; at < shared; at++) {
    if (known[at]?.line === copy[at]?.line) continue
    throw new RingiError('log.forked', { log, entry: at + 1 })
  }
  if (copy.length > known.length) logs.set(log, copy)
}

/** The last entry of every log. */
export function headsOf(lines: readonly LogLine[]): LogHead[] {
  const last = new Map(lines.map(line => [line.entry.log, line]))
  return [...last.values()].map(({ entry: { log, seq, time }, line }) => ({
    ...{ log, seq, time },
    hash: entryHash(line),
  }))
}

import { RingiError, within } from '../../base/error.js'
import { type Finding, finding } from '../../base/finding.js'
import type { LogHead } from '../../log/hash-chain.js'
import { type LogLine, Timeline } from '../../log/timeline.js'
import { eachLine } from '../../platform/lines.js'
import { withStream } from '../../platform/read-file.js'
import type { Context } from '../context.js'
import { stdinOf } from '../files.js'
import { requireHome } from '../no-home.js'
import { VerifiedLog } from './verified-log.js'

/** A log that was read to its end, or several that were merged. */
export interface ReadLog {
  readonly heads: readonly LogHead[]
  readonly findings: readonly Finding[]
}

/**
 * Reads and verifies a log, and hands on its lines: a file, merged or not, or `-` for standard input, or without a name
 * the home's own. Throws `log.tampered`, `log.truncated`, `log.malformed`, `log.version`, `file.*`.
 */
export async function readLog(
  context: Context,
  name: string | undefined,
  take: (line: LogLine) => void,
): Promise<ReadLog> {
  return name === undefined
    ? await readOwn(context, take)
    : { heads: await readFile(context, name, take), findings: [] }
}

/** All lines of a log. */
export async function linesOfLog(context: Context, name: string | undefined): Promise<LogLine[]> {
  const lines: LogLine[] = []
  await readLog(context, name, line => lines.push(line))
  return lines
}

async function readOwn(context: Context, take: (line: LogLine) => void): Promise<ReadLog> {
  const { head, unfinished } = await VerifiedLog.read(context.home, {
    take: (entry, line) => take({ entry, line }),
  })
  if (head === undefined) await requireHome(context)
  return {
    heads: head === undefined ? [] : [head],
    findings:
      unfinished.length === 0 ? [] : [finding('info', 'log.unfinished', { bytes: unfinished.length })],
  }
}

async function readFile(
  { io }: Context,
  name: string,
  take: (line: LogLine) => void,
): Promise<readonly LogHead[]> {
  const timeline = new Timeline()
  const read = async (stream: AsyncIterable<Uint8Array>) =>
    await eachLine(name, stream, line => take({ entry: timeline.take(line), line }))
  const { rest } = await naming(name, () => (name === '-' ? read(stdinOf(io)) : withStream(name, read)))
  if (timeline.heads.length === 0) throw new RingiError('log.malformed', { why: 'no-entry', file: name })
  if (rest.length > 0) throw new RingiError('log.truncated', { why: 'mid-line', file: name })
  return timeline.heads
}

async function naming<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof RingiError) || !error.code.startsWith('log.')) throw error
    throw within(error, { file: name })
  }
}

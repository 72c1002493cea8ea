import type { Finding } from '../../base/finding.js'
import { contradictions } from '../../log/contradictions.js'
import type { LogHead } from '../../log/hash-chain.js'
import { mergeLogs } from '../../log/merge.js'
import { type LogLine, Timeline } from '../../log/timeline.js'
import { blockedBy, type Failure } from '../blocked.js'
import type { Context } from '../context.js'
import { chooseTarget, type Written, writeText } from '../files.js'
import { linesOfLog } from './read-log.js'

/** Logs that were merged. */
export interface MergedLogs {
  readonly entryCount: number
  readonly heads: readonly LogHead[]
  readonly findings: readonly Finding[]
  readonly failure: Failure | undefined
  /** Undefined where they contradict one another: that is no history that anything may be judged by. */
  readonly written: Written | undefined
}

/** Merges the logs of several machines in the order of their entries, and writes what comes of it. */
export async function mergeLogFiles(
  context: Context,
  {
    log: names,
    out = 'merged.log.jsonl',
  }: { readonly log: readonly string[]; readonly out: string | undefined },
): Promise<MergedLogs> {
  const target = await chooseTarget(context, out)
  const files: LogLine[][] = []
  for (const name of names) files.push(await linesOfLog(context, name))
  const merged = mergeLogs(files)
  const findings = contradictions(merged.map(({ entry }) => entry))
  const failure = blockedBy(findings)
  const written = failure === undefined ? await writeText(context, target, textOf(merged)) : undefined
  return { entryCount: merged.length, heads: headsOf(merged), findings, failure, written }
}

function textOf(lines: readonly LogLine[]): string {
  return lines.map(({ line }) => `${line}\n`).join('')
}

function headsOf(lines: readonly LogLine[]): readonly LogHead[] {
  const timeline = new Timeline()
  for (const { line } of lines) timeline.take(line)
  return timeline.heads
}

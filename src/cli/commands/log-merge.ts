import { blockedBy } from '../../app/blocked.js'
import type { Context } from '../../app/context.js'
import { chooseTarget, writeText } from '../../app/files.js'
import { linesOfLog } from '../../app/log/read-log.js'
import { contradictions } from '../../log/contradictions.js'
import { mergeLogs } from '../../log/merge.js'
import { type LogLine, Timeline } from '../../log/timeline.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE } from '../option-types.js'
import { type Asked, operand, optional } from '../parameters.js'
import { headsData, headsText } from '../render/heads.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  log: operand('<log...>', 'the logs of the machines; merged ones too (- for standard input)'),
  out: optional('--out <file>', 'the merged log (merged.log.jsonl; - for standard output)', FILE),
}

type LogMergeRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: LogMergeRequest): Promise<Outcome<DataOf<'log merge'>>> {
  const target = await chooseTarget(context, request.out ?? 'merged.log.jsonl')
  const files: LogLine[][] = []
  for (const name of request.log) files.push(await linesOfLog(context, name))
  const merged = mergeLogs(files)
  const findings = contradictions(merged.map(({ entry }) => entry))
  const failure = blockedBy(findings)
  // What contradicts itself is no history that anything may be judged by.
  const written = failure === undefined ? await writeText(context, target, textOf(merged)) : undefined
  const heads = headsOf(merged)
  return {
    data: { file: written?.file ?? null, entryCount: merged.length, logs: headsData(heads) },
    findings,
    failure,
    raw: written?.raw,
    text: style => shown`${headsText(heads, style)}${writtenText(written?.file ?? null, style)}`,
  }
}

function textOf(lines: readonly LogLine[]): string {
  return lines.map(({ line }) => `${line}\n`).join('')
}

function headsOf(lines: readonly LogLine[]) {
  const timeline = new Timeline()
  for (const { line } of lines) timeline.take(line)
  return timeline.heads
}

import { type MergedLogs, mergeLogFiles } from '../../app/log/merge-logs.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE } from '../option-types.js'
import { operand, optional } from '../parameters.js'
import { headsData, headsText } from '../render/heads.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  log: operand('<log...>', 'the logs of the machines; merged ones too (- for standard input)'),
  out: optional('--out <file>', 'the merged log (merged.log.jsonl; - for standard output)', FILE),
}

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await mergeLogFiles(context, request)),
)

/** What is told of it. */
function outcome({
  entryCount,
  heads,
  findings,
  failure,
  written,
}: MergedLogs): Outcome<DataOf<'log merge'>> {
  const file = written?.file ?? null
  return {
    data: { file, entryCount, logs: headsData(heads) },
    findings,
    failure,
    raw: written?.raw,
    text: style => shown`${headsText(heads, style)}${writtenText(file, style)}`,
  }
}

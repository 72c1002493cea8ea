import type { Context } from '../../app/context.js'
import { readLog } from '../../app/log/read-log.js'
import { isObject } from '../../base/json.js'
import { entriesCsv } from '../../log/csv.js'
import type { Entry } from '../../log/entry.js'
import { EVENTS } from '../../log/events.js'
import { defineCommand, type Outcome } from '../command.js'
import { oneOf, PERIOD, VAULT } from '../option-types.js'
import { type Asked, flag, operand, optional, repeatable } from '../parameters.js'
import { entryText } from '../render/entry.js'
import { headsData } from '../render/heads.js'
import { shown } from '../render/shown.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  file: operand('[file]', 'a log, merged or not (- for standard input); this home’s own unless told'),
  vault: optional('--vault <vault>', 'only what is about this vault: its name or digest', VAULT),
  since: optional('--since <time>', 'from then on: 2026-11, 2026-11-22, 2026-11-22T09:30 (UTC)', PERIOD),
  until: optional('--until <time>', 'up to and with then', PERIOD),
  csv: flag('--csv', 'a table for spreadsheets'),
  event: repeatable(
    '--event <name>',
    'only these events: signed, key.created, …',
    oneOf(Object.keys(EVENTS)),
  ),
}

type LogShowRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: LogShowRequest): Promise<Outcome<DataOf<'log show'>>> {
  const wanted = filterOf(request)
  const entries: Entry[] = []
  const { heads, findings } = await readLog(context, request.file, ({ entry }) => {
    if (wanted(entry)) entries.push(entry)
  })
  const csv = request.csv
  return {
    data: { logs: headsData(heads), entries },
    findings,
    raw: csv ? entriesCsv(entries) : undefined,
    text: style => shown`${csv ? [] : entries.map(entry => entryText(entry, style))}`,
  }
}

function filterOf({ event: events, vault, since, until }: LogShowRequest): (entry: Entry) => boolean {
  return entry =>
    (events.length === 0 || events.includes(entry.event)) &&
    (vault === undefined || isAbout(entry, vault)) &&
    (since === undefined || entry.time.slice(0, since.length) >= since) &&
    (until === undefined || entry.time.slice(0, until.length) <= until)
}

function isAbout({ vault }: Entry, wanted: string): boolean {
  return isObject(vault) && (vault.name === wanted || vault.digest === wanted)
}

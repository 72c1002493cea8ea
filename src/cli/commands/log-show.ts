import type { Command } from 'commander'
import { isObject } from '../../base/json.js'
import { entriesCsv } from '../../log/csv.js'
import type { Entry } from '../../log/entry.js'
import { EVENTS } from '../../log/events.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { headsData } from '../log/heads.js'
import { readLog } from '../log/read-log.js'
import { addTypedRepeatable, oneOf, PERIOD, typed } from '../option-types.js'
import { isOn, listOf, type Operands, type Options, textOf } from '../options.js'
import { entryText } from '../render/entry.js'
import { shown } from '../render/shown.js'

export function configure(command: Command): void {
  command
    .argument('[file]', 'a log, merged or not (- for standard input); this home’s own unless told')
    .option('--vault <vault>', 'only what is about this vault: its name or digest')
    .addOption(typed('--since <time>', 'from then on: 2026-11, 2026-11-22, 2026-11-22T09:30 (UTC)', PERIOD))
    .addOption(typed('--until <time>', 'up to and with then', PERIOD))
    .option('--csv', 'a table for spreadsheets')
  addTypedRepeatable(
    command,
    '--event <name>',
    'only these events: signed, key.created, …',
    oneOf(Object.keys(EVENTS)),
  )
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const wanted = filterOf(options)
  const entries: Entry[] = []
  const { heads, findings } = await readLog(context, operands[0] as string | undefined, ({ entry }) => {
    if (wanted(entry)) entries.push(entry)
  })
  const csv = isOn(options, 'csv')
  return {
    data: { logs: headsData(heads), entries },
    findings,
    raw: csv ? entriesCsv(entries) : undefined,
    text: style => shown`${csv ? [] : entries.map(entry => entryText(entry, style))}`,
  }
}

function filterOf(options: Options): (entry: Entry) => boolean {
  const events = listOf(options, 'event')
  const vault = textOf(options, 'vault')
  const [since, until] = [textOf(options, 'since'), textOf(options, 'until')]
  return entry =>
    (events.length === 0 || events.includes(entry.event)) &&
    (vault === undefined || isAbout(entry, vault)) &&
    (since === undefined || entry.time.slice(0, since.length) >= since) &&
    (until === undefined || entry.time.slice(0, until.length) <= until)
}

function isAbout({ vault }: Entry, wanted: string): boolean {
  return isObject(vault) && (vault.name === wanted || vault.digest === wanted)
}

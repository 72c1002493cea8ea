import type { Command } from 'commander'
import { RingiError } from '../../bitcoin/error.js'
import type { Entry } from '../../log/entry.js'
import { isObject } from '../../log/shapes.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { entriesCsv } from '../log/csv.js'
import { headsData } from '../log/heads.js'
import { readLog } from '../log/read-log.js'
import { addRepeatable, isOn, listOf, type Operands, type Options, textOf } from '../options.js'
import { entryText } from '../render/entry.js'
import { shown } from '../render/shown.js'

export function configure(command: Command): void {
  command
    .argument('[file]', 'a log, merged or not (- for standard input); this home’s own unless told')
    .option('--vault <vault>', 'only what is about this vault: its name or digest')
    .option('--since <time>', 'from then on: 2026-11, 2026-11-22, 2026-11-22T09:30 (UTC)')
    .option('--until <time>', 'up to and with then')
    .option('--csv', 'a table for spreadsheets')
  addRepeatable(command, '--event <name>', 'only these events: signed, key.created, …')
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
  const [since, until] = [timeOf(options, 'since'), timeOf(options, 'until')]
  return entry =>
    (events.length === 0 || events.includes(entry.event)) &&
    (vault === undefined || isAbout(entry, vault)) &&
    (since === undefined || entry.time.slice(0, since.length) >= since) &&
    (until === undefined || entry.time.slice(0, until.length) <= until)
}

function isAbout({ vault }: Entry, wanted: string): boolean {
  return isObject(vault) && (vault.name === wanted || vault.digest === wanted)
}

/** The beginning of a time as entries have it, with which they are compared. */
function timeOf(options: Options, name: string): string | undefined {
  const text = textOf(options, name)
  if (text === undefined) return undefined
  if (/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{3})?)?Z?)?)?)?$/.test(text)) return text.replace('Z', '')
  throw new RingiError('usage.invalid', `--${name} takes a time in UTC.`, {
    hint: 'For example 2026-11, 2026-11-22 or 2026-11-22T09:30.',
  })
}

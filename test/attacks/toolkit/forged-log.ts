import { entryHash } from '../../../src/log/entry.js'

/** An entry as it stands in a log, to be doctored. */
export type LooseEntry = Record<string, unknown>

/** The text of a log with changed entries, numbered and chained anew: whoever can write to a copy can do that. */
export function forgedLog(text: string, change: (entries: LooseEntry[]) => readonly LooseEntry[]): string {
  const entries = text
    .trimEnd()
    .split('\n')
    .map((line): LooseEntry => JSON.parse(line))
  let previous = '0'.repeat(64)
  const lines = change(entries).map((entry, at) => {
    const line = canonical({ ...entry, seq: at + 1, previous })
    previous = entryHash(line)
    return line
  })
  return `${lines.join('\n')}\n`
}

function canonical(entry: LooseEntry): string {
  return JSON.stringify(Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))))
}

import { CsvError, parse } from 'csv-parse/sync'

/** A record of a table. */
export interface TableLine {
  /** From 1, where it begins. */
  readonly line: number
  readonly cells: readonly string[]
}

/** What a table can have. */
const COLUMNS = ['address', 'amount', 'label'] as const
export type Column = (typeof COLUMNS)[number]

/** What is wrong with a table as a whole, and the line to blame. */
export class TableError extends Error {
  readonly line: number
  readonly why: 'header' | 'quotes'

  constructor(line: number, why: 'header' | 'quotes') {
    super(why)
    this.line = line
    this.why = why
  }
}

/** A table with a header: which of its cells is what, and its records, those without anything in them left out. */
export interface PayoutTable {
  readonly columns: readonly (Column | undefined)[]
  readonly lines: readonly TableLine[]
}

const SEPARATORS = [',', ';', '\t'] as const

/**
 * Reads a table as spreadsheets write it: CSV (RFC 4180) with commas, semicolons or tabs, which the header tells, or a line
 * `sep=;` before it; with any line ends, and blanks around the cells. Names of columns may be in capitals. Columns without
 * a name have nothing in them. `most` records are read, and one more. Throws {@link TableError}.
 */
export function readTable(csv: string, most: number): PayoutTable {
  const text = csv.includes('\n') ? csv.replaceAll('\r\n', '\n') : csv.replaceAll('\r', '\n')
  const announced = /^sep=([,;\t])[ \t]*\n/i.exec(text)
  const body = announced === null ? text : text.slice(announced[0].length)
  const skipped = announced === null ? 0 : 1
  const header = body.split('\n').find(line => line.trim() !== '') ?? ''
  const separator =
    announced?.[1] ?? SEPARATORS.find(one => columnsIn(header.split(one)) !== undefined) ?? ','
  const [first, ...lines] = records(body, separator, most + 2).map(one => ({
    ...one,
    line: one.line + skipped,
  }))
  const columns = columnsIn(first?.cells ?? [])
  if (columns === undefined) throw new TableError(first?.line ?? 1 + skipped, 'header')
  return { columns, lines }
}

/** What the cells of a header name, `undefined` for none; undefined where they are no header. */
function columnsIn(cells: readonly string[]): (Column | undefined)[] | undefined {
  const names = cells.map(cell => cell.normalize('NFKC').replaceAll('"', '').trim().toLowerCase())
  const columns = names.map(name => COLUMNS.find(column => column === name))
  const known = columns.filter(column => column !== undefined)
  const all = names.every((name, i) => name === '' || columns[i] !== undefined)
  const once = new Set(known).size === known.length
  return all && once && known.includes('address') && known.includes('amount') ? columns : undefined
}

function records(text: string, separator: string, most: number): TableLine[] {
  try {
    const options = { info: true, skip_empty_lines: true, relax_column_count: true } as const
    const found: unknown[] = parse(text, {
      ...options,
      delimiter: separator,
      record_delimiter: '\n',
      to: most,
    })
    return (found as { record: string[]; info: { lines: number } }[])
      .map(({ record, info }) => ({
        cells: record.map(cell => withoutBlanks(cell)),
        // The parser tells where a record ends.
        line: info.lines - record.join('').split(/[\r\n]/).length + 1,
      }))
      .filter(({ cells }) => cells.some(cell => cell !== ''))
  } catch (error) {
    const line = error instanceof CsvError ? Number(error.lines) : 1
    throw new TableError(line, 'quotes')
  }
}

const BLANKS = ' \t\u00a0\u3000'

/** `cell` without the blanks around it, which nobody sees; a line end is none. */
function withoutBlanks(cell: string): string {
  let start = 0
  let end = cell.length
  while (start < end && BLANKS.includes(cell.charAt(start))) start++
  while (end > start && BLANKS.includes(cell.charAt(end - 1))) end--
  return cell.slice(start, end)
}

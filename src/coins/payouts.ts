import { CsvError, parse } from 'csv-parse/sync'
import { decodeAddress } from '../bitcoin/address.js'
import { parseAmount } from '../bitcoin/amount.js'
import { toHex } from '../bitcoin/bytes.js'
import { RingiError } from '../bitcoin/error.js'
import type { Network } from '../bitcoin/network.js'
import { isPlainText } from './label.js'
import type { Payment } from './payment.js'

const MAX_PAYOUTS = 10_000
const MAX_CHARACTERS = 8 * 1024 * 1024

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

interface Payout {
  readonly line: number
  readonly payment: Payment
}

/**
 * Reads a list of payments: CSV (RFC 4180) with a header of `address`, `amount` and, where wanted, `label`, in any
 * order. Amounts carry their unit. Every bad line is named in `details.lines`, in one error: `payouts.malformed`, or
 * `payouts.duplicate` where one script is paid twice and `allowDuplicates` does not say that this is meant.
 * Throws also `payment.none` for a list with a header alone.
 */
export function parsePayouts(
  csv: string,
  network: Network,
  { allowDuplicates = false }: { readonly allowDuplicates?: boolean } = {},
): Payment[] {
  const [header, ...lines] = readLines(csv)
  const columns = readHeader(header)
  const payouts = readPayouts(lines, columns, network)
  if (payouts.length === 0) throw new RingiError('payment.none', 'The list of payouts names nobody to pay.')
  if (!allowDuplicates) refuseDuplicates(payouts)
  return payouts.map(({ payment }) => payment)
}

function readLines(csv: string): Line[] {
  const text = csv.replaceAll('\r\n', '\n')
  if (text.length > MAX_CHARACTERS) throw malformed(['the whole list: it is larger than 8 MiB'])
  try {
    const options = { bom: true, info: true, skip_empty_lines: true, relax_column_count: true } as const
    const records: unknown[] = parse(text, { ...options, record_delimiter: '\n', to: MAX_PAYOUTS + 2 })
    return (records as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      cells: record,
      // The parser tells where a record ends.
      line: info.lines - record.join('').split(/[\r\n]/).length + 1,
    }))
  } catch (error) {
    const line = error instanceof CsvError ? Number(error.lines) : 1
    throw malformed([`line ${line}: its quotes are not those of RFC 4180`])
  }
}

type Column = 'address' | 'amount' | 'label'

function readHeader(header: Line | undefined): Column[] {
  const columns = (header?.cells ?? []) as Column[]
  const known = columns.every(name => name === 'address' || name === 'amount' || name === 'label')
  const once = new Set(columns).size === columns.length
  if (known && once && columns.includes('address') && columns.includes('amount')) return columns
  throw malformed([
    `line ${header?.line ?? 1}: the header has to be address,amount,label (label may be left out)`,
  ])
}

function readPayouts(lines: readonly Line[], columns: readonly Column[], network: Network): Payout[] {
  if (lines.length > MAX_PAYOUTS) throw malformed([`the whole list: it has more than ${MAX_PAYOUTS} payouts`])
  const problems: string[] = []
  const payouts = lines.flatMap(({ line, cells }) => {
    try {
      return { line, payment: readPayment(cells, columns, network) }
    } catch (error) {
      problems.push(`line ${line}: ${problemOf(error)}`)
      return []
    }
  })
  if (problems.length > 0) throw malformed(problems)
  return payouts
}

function readPayment(cells: readonly string[], columns: readonly Column[], network: Network): Payment {
  if (cells.length !== columns.length) {
    throw new RingiError(
      'payouts.malformed',
      `it has ${cells.length} fields, and the header ${columns.length}`,
    )
  }
  const cell = (column: Column) => cells[columns.indexOf(column)] ?? ''
  const address = cell('address')
  const label = cell('label')
  const payment = { address, script: decodeAddress(address, network), amount: parseAmount(cell('amount')) }
  if (!isPlainText(label)) {
    throw new RingiError(
      'payouts.malformed',
      'its label has invisible or unreadable characters; save the list as UTF-8',
    )
  }
  return label === '' ? payment : { ...payment, label }
}

// The message for an amount quotes it, and what stands in a wrong column may be anything.
function problemOf(error: unknown): string {
  if (!(error instanceof RingiError)) throw error
  return error.code === 'amount.malformed'
    ? 'its amount is not written like 0.5btc or 50000sat'
    : error.message
}

function refuseDuplicates(payouts: readonly Payout[]): void {
  const linesByScript = new Map<string, number[]>()
  for (const { line, payment } of payouts) {
    const script = toHex(payment.script)
    const lines = linesByScript.get(script)
    if (lines === undefined) linesByScript.set(script, [line])
    else lines.push(line)
  }
  const repeated = [...linesByScript.values()].filter(lines => lines.length > 1)
  if (repeated.length === 0) return
  throw new RingiError('payouts.duplicate', 'The list of payouts pays an address more than once.', {
    hint: 'Join the lines into one, or say that it is meant.',
    details: { lines: repeated.map(lines => `lines ${lines.join(', ')}`) },
  })
}

function malformed(lines: readonly string[]): RingiError {
  return new RingiError(
    'payouts.malformed',
    `The list of payouts cannot be read: ${lines[0]}${lines.length > 1 ? ` (and ${lines.length - 1} more)` : ''}.`,
    {
      hint: 'Correct every line that details name; nothing was taken from the list.',
      details: { lines },
    },
  )
}

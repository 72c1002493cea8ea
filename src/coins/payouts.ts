import { toHex } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { decodeAddress } from '../chain/address.js'
import { TYPED_AMOUNTS } from '../chain/amount.js'
import type { Network } from '../chain/network.js'
import { isPlainText } from './label.js'
import type { Payment } from './payment.js'
import { parsePayoutAmount } from './payout-amount.js'
import { type Column, type Line, readTable, type Table, TableError } from './payout-table.js'

const MAX_PAYOUTS = 10_000
const MAX_CHARACTERS = 8 * 1024 * 1024

interface Payout {
  readonly line: number
  readonly payment: Payment
}

/**
 * Reads a list of payments: a table with a header of `address`, `amount` and, where wanted, `label`, in any order, as
 * spreadsheets write it. Amounts carry their unit. Every bad line is named in `details.lines`, in one error:
 * `payouts.malformed`, or `payouts.duplicate` where one script is paid twice and `allowDuplicates` does not say that this
 * is meant. Throws also `payment.none` for a list with a header alone.
 */
export function parsePayouts(
  csv: string,
  network: Network,
  { allowDuplicates = false }: { readonly allowDuplicates?: boolean } = {},
): Payment[] {
  const { columns, lines } = tableOf(csv)
  const payouts = readPayouts(lines, columns, network)
  if (payouts.length === 0) throw new RingiError('payment.none', 'The list of payouts names nobody to pay.')
  if (!allowDuplicates) refuseDuplicates(payouts)
  return payouts.map(({ payment }) => payment)
}

function tableOf(csv: string): Table {
  if (csv.length > MAX_CHARACTERS) throw malformed(['the whole list: it is larger than 8 MiB'])
  try {
    return readTable(csv, MAX_PAYOUTS)
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    throw malformed([error.message])
  }
}

function readPayouts(lines: readonly Line[], columns: Table['columns'], network: Network): Payout[] {
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

function readPayment(cells: readonly string[], columns: Table['columns'], network: Network): Payment {
  const unnamed = cells.some((cell, i) => cell !== '' && columns[i] === undefined)
  if (unnamed || cells.length < columns.findLastIndex(column => column !== undefined) + 1) {
    throw new RingiError(
      'payouts.malformed',
      `it has ${cells.length} fields, and the header ${columns.filter(column => column !== undefined).length}`,
    )
  }
  const cell = (column: Column) => cells[columns.indexOf(column)] ?? ''
  const address = cell('address')
  const label = cell('label')
  const payment = {
    address,
    script: decodeAddress(address, network),
    amount: parsePayoutAmount(cell('amount'), network),
  }
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
  return error.code === 'amount.malformed' ? `its amount is not written like ${TYPED_AMOUNTS}` : error.message
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
    `The list of payouts cannot be read: ${lines.length === 1 ? lines[0] : `${lines.length} lines are not as they have to be`}.`,
    {
      hint: 'Correct every line that is named; nothing was taken from the list.',
      details: { lines },
    },
  )
}

import { toHex } from '../base/bytes.js'
import { message } from '../base/codes.js'
import { RingiError } from '../base/error.js'
import { type Message, messageOf } from '../base/message.js'
import { isPlainText } from '../base/text.js'
import { decodeAddress } from '../chain/address.js'
import { amountExamples } from '../chain/amount.js'
import type { Network } from '../chain/network.js'
import type { Payment } from './payment.js'
import { parsePayoutAmount } from './payout-amount.js'
import { type Column, type PayoutTable, readTable, TableError, type TableLine } from './payout-table.js'

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
  if (payouts.length === 0) throw new RingiError('payment.none', { why: 'empty-list' })
  if (!allowDuplicates) refuseDuplicates(payouts)
  return payouts.map(({ payment }) => payment)
}

function tableOf(csv: string): PayoutTable {
  if (csv.length > MAX_CHARACTERS) throw malformed([message('payouts.malformed', { why: 'too-large' })])
  try {
    return readTable(csv, MAX_PAYOUTS)
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    throw malformed([wrongLine(error.line, message('payouts.malformed', { why: error.why }))])
  }
}

function readPayouts(
  lines: readonly TableLine[],
  columns: PayoutTable['columns'],
  network: Network,
): Payout[] {
  if (lines.length > MAX_PAYOUTS)
    throw malformed([message('payouts.malformed', { why: 'too-many', most: MAX_PAYOUTS })])
  const problems: Message[] = []
  const payouts = lines.flatMap(({ line, cells }) => {
    try {
      return { line, payment: readPayment(cells, columns, network) }
    } catch (error) {
      problems.push(wrongLine(line, problemOf(error, network)))
      return []
    }
  })
  if (problems.length > 0) throw malformed(problems)
  return payouts
}

function readPayment(cells: readonly string[], columns: PayoutTable['columns'], network: Network): Payment {
  const unnamed = cells.some((cell, i) => cell !== '' && columns[i] === undefined)
  if (unnamed || cells.length < columns.findLastIndex(column => column !== undefined) + 1) {
    const named = columns.filter(column => column !== undefined).length
    throw new RingiError('payouts.malformed', { why: 'fields', count: cells.length, named })
  }
  const cell = (column: Column) => cells[columns.indexOf(column)] ?? ''
  const address = cell('address')
  const label = cell('label')
  const payment = {
    address,
    script: decodeAddress(address, network),
    amount: parsePayoutAmount(cell('amount'), network),
  }
  if (!isPlainText(label)) throw new RingiError('payouts.malformed', { why: 'label' })
  return label === '' ? payment : { ...payment, label }
}

// The message for an amount quotes it, and what stands in a wrong column may be anything.
function problemOf(error: unknown, network: Network): Message {
  if (!(error instanceof RingiError)) throw error
  return error.code === 'amount.malformed'
    ? message('payouts.malformed', { why: 'amount', examples: amountExamples(network) })
    : messageOf(error)
}

function wrongLine(line: number, problem: Message): Message {
  return message('payouts.malformed', { why: 'line', line, problem })
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
  const lines = repeated.map(at => message('payouts.duplicate', { why: 'same', at }))
  throw new RingiError('payouts.duplicate', { why: 'lines', lines })
}

function malformed(lines: readonly Message[]): RingiError {
  return new RingiError('payouts.malformed', { why: 'lines', lines })
}

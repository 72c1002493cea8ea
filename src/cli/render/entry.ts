import { formatBtc } from '../../bitcoin/amount.js'
import { canonicalJson, isList, type Json } from '../../log/canonical.js'
import type { Entry } from '../../log/entry.js'
import { isObject } from '../../log/shapes.js'
import { columns, paragraph, type Style, shown } from './style.js'

/** An entry of a log for people: when, what and who in a line, below it what it tells. */
export function entryText(
  { ringi, log, previous, seq, time, event, actor, ...fields }: Entry,
  style: Style,
): string {
  const head = `${style.dim(`${seq}  ${time}`)}  ${style.bold(shown(event))}  ${shown(actor)}\n`
  const rows = Object.entries(fields).flatMap(([name, value]) => {
    const label = `    ${shown(name)} `
    const text = fieldText(name, value ?? null, style, columns(label))
    return text === '' ? [] : [`${label}${text}\n`]
  })
  return head + rows.join('')
}

function fieldText(name: string, value: Json, style: Style, indent: number): string {
  if (name === 'coins' && isList(value)) return `${value.length}, ${amount(sumOf(value))}`
  if (name === 'payments' && isList(value)) return value.map(one => paymentText(one, style)).join(', ')
  if (name === 'signatures' && isList(value)) return String(value.filter(one => one !== null).length)
  if ((name === 'change' || name === 'fee') && typeof value === 'string') return amount(value)
  if (value === null) return ''
  return paragraph(isList(value) ? value.map(plain).join(', ') : plain(value), indent)
}

function paymentText(payment: Json, { bold }: Style): string {
  if (!isObject(payment)) return shown(plain(payment))
  return `${bold(amount(String(payment.value)))} → ${shown(String(payment.address ?? payment.script))}`
}

function sumOf(coins: readonly Json[]): string {
  const values = coins.map(coin => (isObject(coin) && isSatoshi(coin.value) ? BigInt(coin.value) : 0n))
  return String(values.reduce((sum, value) => sum + value, 0n))
}

// Events that Ringi does not know may have fields of these names with anything in them.
function amount(value: string): string {
  return isSatoshi(value) ? `${formatBtc(BigInt(value))} BTC` : shown(value)
}

function isSatoshi(value: Json | undefined): value is string {
  return typeof value === 'string' && /^\d{1,16}$/.test(value)
}

function plain(value: Json): string {
  if (isObject(value) && typeof value.name === 'string') return value.name
  return typeof value === 'string' ? value : canonicalJson(value)
}

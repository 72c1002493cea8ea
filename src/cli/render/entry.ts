import type { Change } from '../../app/log/correct-entry.js'
import { canonicalJson } from '../../base/canonical-json.js'
import { isList, isObject, type Json } from '../../base/json.js'
import type { OnChain } from '../../chain/chain.js'
import { formatAmount } from '../../chain/money.js'
import { networkSaid } from '../../chain/network.js'
import type { Entry } from '../../log/entry.js'
import { type Content, HANG, type Shown, shown } from './shown.js'
import { type Style, table } from './style.js'

/** An entry of a log for people: when, what and who in a line, below it what it tells. */
export function entryText(
  { ringi, log, previous, seq, time, event, actor, ...fields }: Entry,
  style: Style,
): Shown {
  const head = shown`${style.dim(`${seq}  ${time}`)}  ${style.bold(event)}  ${actor}\n`
  const network = networkSaid(fields.network)
  const rows = Object.entries(fields).flatMap(([name, value]) => {
    const text = fieldText(name, value ?? null, network, style)
    return text === undefined ? [] : [shown`    ${name} ${HANG}${text}\n`]
  })
  return shown`${head}${rows}`
}

function fieldText(name: string, value: Json, network: OnChain, style: Style): Content {
  if (name === 'coins' && isList(value)) return `${value.length}, ${amount(sumOf(value), network)}`
  if (name === 'payments' && isList(value))
    return value.map((one, i) => shown`${i === 0 ? '' : ', '}${paymentText(one, network, style)}`)
  if (name === 'returns' && isList(value)) return value.map(placeText).join(', ')
  if (name === 'signatures' && isList(value)) return String(value.filter(one => one !== null).length)
  if ((name === 'change' || name === 'fee') && typeof value === 'string') return amount(value, network)
  if (value === null) return undefined
  const text = isList(value) ? value.map(plain).join(', ') : plain(value)
  return text === '' ? undefined : text
}

function paymentText(payment: Json, network: OnChain, { bold }: Style): Shown {
  if (!isObject(payment)) return shown`${plain(payment)}`
  return shown`${bold(amount(String(payment.value), network))} → ${String(payment.address ?? payment.script)}`
}

// Which of the vault's addresses, as `m/1/0` ends.
function placeText(output: Json): string {
  return isObject(output) && !isList(output) ? `${output.branch}/${output.index}` : plain(output)
}

function sumOf(coins: readonly Json[]): string {
  const values = coins.map(coin => (isObject(coin) && isSatoshi(coin.value) ? BigInt(coin.value) : 0n))
  return String(values.reduce((sum, value) => sum + value, 0n))
}

// Events that Ringi does not know may have fields of these names with anything in them.
function amount(value: string, network: OnChain): string {
  return isSatoshi(value) ? formatAmount(BigInt(value), network) : value
}

function isSatoshi(value: Json | undefined): value is string {
  return typeof value === 'string' && /^\d{1,17}$/.test(value)
}

function plain(value: Json): string {
  if (isObject(value) && typeof value.name === 'string') return value.name
  return typeof value === 'string' ? value : canonicalJson(value)
}

/** What is right instead of what an entry says, for people. */
export function rightText({ field, value }: Change, { words }: Style): Shown {
  return table([[words.rightly, field === 'end' ? words.endsHere : value]])
}

import { MAX_MONEY, type Sats, sats } from '../bitcoin/amount.js'
import { RingiError } from '../bitcoin/error.js'
import { parseStrictJson } from '../bitcoin/strict-json.js'
import { momentOf } from './moment.js'

/** What lies where, as somebody who watches the chain has stated it. */
export interface Balances {
  /** When it was true: Unix milliseconds. */
  readonly time: number
  /** Satoshi by what holds them: a vault's digest, or the name of a policy's place. */
  readonly amounts: ReadonlyMap<string, Sats>
  readonly total: Sats
}

const LONGEST = 1_000_000
const NAMES = ['ringi', 'kind', 'time', 'balances']

/**
 * Reads a balance statement: `{"ringi":1,"kind":"balances","time":"2026-11-22T00:00:00Z","balances":{NAME:"sats",…}}`,
 * NAME being a vault's digest or one of the policy's places. Throws `balances.malformed`.
 */
export function parseBalances(text: string): Balances {
  const value = text.length > LONGEST ? undefined : parseStrictJson(text)
  if (!isRecord(value) || Object.keys(value).sort().join() !== [...NAMES].sort().join()) throw malformed()
  const { ringi, kind, time, balances } = value
  if (ringi !== 1 || kind !== 'balances' || !isRecord(balances)) throw malformed()
  const moment = typeof time === 'string' ? momentOf(time) : undefined
  if (moment === undefined) throw malformed()
  const amounts = new Map(Object.entries(balances).map(([name, amount]) => [name, satoshi(amount)]))
  const total = [...amounts.values()].reduce((sum, one) => sum + one, 0n)
  if (total > MAX_MONEY) throw malformed()
  return { time: moment, amounts, total: sats(total) }
}

function satoshi(value: unknown): Sats {
  if (typeof value !== 'string' || !/^(0|[1-9]\d{0,15})$/.test(value) || BigInt(value) > MAX_MONEY)
    throw malformed()
  return sats(BigInt(value))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function malformed(): RingiError {
  return new RingiError('balances.malformed', 'This is not a balance statement.', {
    hint: 'It is JSON: ringi 1, kind balances, time in UTC, and balances in satoshi by vault digest or place.',
  })
}

import { toHex, utf8 } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { sha256 } from '../../base/hash.js'
import { parseStrictJson } from '../../base/strict-json.js'
import { MAX_MONEY, type Sats, sats } from '../../chain/amount.js'
import { momentOf } from '../engine/moment.js'

/** What lies where, as somebody who watches the chain has stated it. */
export interface Balances {
  /** SHA-256 of the file, in hex: what whoever vouches for it signs. */
  readonly digest: string
  /** When it was true: Unix milliseconds. */
  readonly time: number
  /** Satoshi by what holds them: a vault's digest, or the name of a policy's place. */
  readonly amounts: ReadonlyMap<string, Sats>
  readonly total: Sats
  /** Where in the chain it was true, and coin by coin; absent in a statement of Ringi 0.1.0, which has only amounts. */
  readonly chain: ChainStatement | undefined
}

/** What a balance statement says of the chain. */
export interface ChainStatement {
  /** Each statement of a series has a higher one than those before it. */
  readonly number: number
  readonly height: number
  /** The hash of the block at that height, as block explorers print it. */
  readonly block: string
  /** The unspent coins, by what holds them. */
  readonly coins: ReadonlyMap<string, ReadonlySet<string>>
  /** Coins that were spent before, `TXID:VOUT`: what was signed of them is mined, or can never be. */
  readonly spent: ReadonlySet<string>
}

const LONGEST = 16_000_000
const NAMES = ['ringi', 'kind', 'time', 'balances']
const CHAIN_NAMES = ['number', 'height', 'block', 'coins']
const OUT_POINT = /^[0-9a-f]{64}:(?:0|[1-9]\d{0,9})$/

/**
 * Reads a balance statement: `{"ringi":1,"kind":"balances","time":"2026-11-22T00:00:00Z","balances":{NAME:"sats",…}}`,
 * NAME being a vault's digest or one of the policy's places; with `number`, `height`, `block`, `coins`
 * (`{NAME:{"TXID:VOUT":"sats",…}}`, adding up to the balances) and, if any, `spent` (`["TXID:VOUT",…]`), or with none of
 * them. Throws `balances.malformed`.
 */
export function parseBalances(text: string): Balances {
  const value = text.length > LONGEST ? undefined : parseStrictJson(text)
  if (!isRecord(value)) throw malformed()
  const { ringi, kind, time, balances, ...chain } = value
  if (NAMES.some(name => !Object.hasOwn(value, name))) throw malformed()
  if (ringi !== 1 || kind !== 'balances' || !isRecord(balances)) throw malformed()
  const moment = typeof time === 'string' ? momentOf(time) : undefined
  if (moment === undefined) throw malformed()
  const amounts = new Map(Object.entries(balances).map(([name, amount]) => [name, satoshi(amount)]))
  return {
    digest: statementDigest(text),
    time: moment,
    amounts,
    total: sumOf([...amounts.values()]),
    chain: Object.keys(chain).length === 0 ? undefined : chainOf(chain, amounts),
  }
}

/** What is signed of a file by whoever vouches for it: the SHA-256 of its UTF-8 bytes, in hex. */
export function statementDigest(text: string): string {
  return toHex(sha256(utf8(text)))
}

function chainOf(value: Record<string, unknown>, amounts: ReadonlyMap<string, Sats>): ChainStatement {
  const { number, height, block, coins, spent = [] } = value
  const known = [...CHAIN_NAMES, 'spent']
  if (CHAIN_NAMES.some(name => !Object.hasOwn(value, name))) throw malformed()
  if (Object.keys(value).some(name => !known.includes(name))) throw malformed()
  if (!isCount(number) || !isCount(height) || height > 499_999_999) throw malformed()
  if (typeof block !== 'string' || !/^[0-9a-f]{64}$/.test(block)) throw malformed()
  if (!isRecord(coins) || !isOutPoints(spent)) throw malformed()
  const listed = new Map(Object.entries(coins).map(([name, of]) => [name, coinsOf(of, amounts.get(name))]))
  if ([...listed.values()].some(of => spent.some(coin => of.has(coin)))) throw malformed()
  return { number, height, block, coins: listed, spent: new Set(spent) }
}

/** The coins of one holder, which have to be worth what it is said to hold. */
function coinsOf(value: unknown, holds: Sats | undefined): ReadonlySet<string> {
  if (!isRecord(value) || !isOutPoints(Object.keys(value))) throw malformed()
  if (sumOf(Object.values(value).map(satoshi)) !== holds) throw malformed()
  return new Set(Object.keys(value))
}

function isOutPoints(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(one => typeof one === 'string' && OUT_POINT.test(one))
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function sumOf(amounts: readonly Sats[]): Sats {
  const total = amounts.reduce((sum, one) => sum + one, 0n)
  if (total > MAX_MONEY) throw malformed()
  return sats(total)
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
    hint: 'It is JSON: ringi 1, kind balances, time in UTC, and balances in satoshi by vault digest or place; and either all of number, height, block and coins, whose sum by holder is that of the balances, or none of them.',
  })
}

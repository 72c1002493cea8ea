import { toHex, utf8 } from '../../base/bytes.js'
import { envelope } from '../../base/envelope.js'
import { RingiError } from '../../base/error.js'
import { sha256 } from '../../base/hash.js'
import { count, either, list, mapOf, optional, type Recorded, where } from '../../base/shape.js'
import { parseStrictJson } from '../../base/strict-json.js'
import { timeOfSecond } from '../../base/time.js'
import { hash, outpoint, second } from '../../base/vocabulary.js'
import { isPossible, type Sats, sats } from '../../chain/amount.js'
import { sats as amount } from '../../chain/vocabulary.js'

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

const AMOUNTS = {
  time: second,
  /** By holder. */
  balances: mapOf(amount),
}

const CHAIN = {
  number: count,
  height: where(count, height => height <= 499_999_999),
  block: hash,
  /** By holder, what each coin is worth. */
  coins: mapOf(mapOf(amount, outpoint)),
  spent: optional(list(outpoint)),
}

const WITHOUT_CHAIN = envelope('balances', 1, AMOUNTS)
const WITH_CHAIN = envelope('balances', 1, { ...AMOUNTS, ...CHAIN })

/** The file of a balance statement. */
export const BALANCES_FILE = either(WITHOUT_CHAIN.file, WITH_CHAIN.file)

/**
 * Reads a balance statement: `{"ringi":1,"kind":"balances","time":"2026-11-22T00:00:00Z","balances":{NAME:"sats",…}}`,
 * NAME being a vault's digest or one of the policy's places; with `number`, `height`, `block`, `coins`
 * (`{NAME:{"TXID:VOUT":"sats",…}}`, adding up to the balances) and, if any, `spent` (`["TXID:VOUT",…]`), or with none of
 * them. Throws `balances.malformed`.
 */
export function parseBalances(file: string): Balances {
  const value = parseStrictJson(file, LONGEST)
  if (!BALANCES_FILE(value)) throw malformed()
  const time = timeOfSecond(value.time)
  if (time === undefined) throw malformed()
  const amounts = new Map(Object.entries(value.balances).map(([name, amount]) => [name, satsOf(amount)]))
  return {
    digest: statementDigest(file),
    time,
    amounts,
    total: sumOf([...amounts.values()]),
    chain: 'coins' in value ? chainOf(value, amounts) : undefined,
  }
}

/** What is signed of a file by whoever vouches for it: the SHA-256 of its UTF-8 bytes, in hex. */
export function statementDigest(text: string): string {
  return toHex(sha256(utf8(text)))
}

function chainOf(value: Recorded<typeof CHAIN>, amounts: ReadonlyMap<string, Sats>): ChainStatement {
  const { number, height, block, coins, spent = [] } = value
  const listed = new Map(Object.entries(coins).map(([name, of]) => [name, coinsOf(of, amounts.get(name))]))
  if ([...listed.values()].some(of => spent.some(coin => of.has(coin)))) throw malformed()
  return { number, height, block, coins: listed, spent: new Set(spent) }
}

/** The coins of one holder, which have to be worth what it is said to hold. */
function coinsOf(worth: Readonly<Record<string, string>>, holds: Sats | undefined): ReadonlySet<string> {
  if (sumOf(Object.values(worth).map(satsOf)) !== holds) throw malformed()
  return new Set(Object.keys(worth))
}

function sumOf(amounts: readonly Sats[]): Sats {
  const total = amounts.reduce((sum, one) => sum + one, 0n)
  if (!isPossible(total)) throw malformed()
  return sats(total)
}

function satsOf(amount: string): Sats {
  return sats(BigInt(amount))
}

function malformed(): RingiError {
  return new RingiError('balances.malformed')
}

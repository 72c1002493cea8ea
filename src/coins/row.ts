import { fromHex } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { Numeral } from '../base/exact-json.js'
import { isObject } from '../base/json.js'
import type { OutPoint } from '../bitcoin/transaction.js'
import { isPossible, mostMoney, type Sats, sats } from '../chain/amount.js'
import type { OnChain } from '../chain/chain.js'
import { USUAL_NETWORK } from '../chain/network.js'

const MAX_HEIGHT = 0x7fffffff
// 2^32-1 stands for "no output" in coinbase inputs.
const MAX_VOUT = 0xfffffffe

type RowFault =
  | { readonly why: 'no-object' | 'no-script' }
  | {
      readonly why: 'no-hash' | 'no-satoshi' | 'no-flag' | 'no-text' | 'missing'
      readonly field: string
    }
  | { readonly why: 'no-bitcoin'; readonly field: string; readonly unit: string | undefined }
  | { readonly why: 'no-count'; readonly field: string; readonly most: number }
  | { readonly why: 'out-of-range'; readonly field: string; readonly millions: number; readonly code: string }

/** Whole coins; all chains with coins have eight decimals. */
const COINS = /^(-?\d{1,30})(?:\.(\d{1,8})0*)?$/

/** A number as it stands in JSON. What is longer than an amount is, as some programs print doubles, is the double. */
function spelled(value: number | Numeral): string {
  if (value instanceof Numeral) return COINS.test(value.text) ? value.text : spelled(Number(value.text))
  // Below a millionth, doubles print with an exponent.
  const fixed = value.toFixed(8)
  return value < 1e-6 && Number(fixed) === value ? fixed : String(value)
}

/** One entry of a snapshot, read field by field. Every method throws `utxos.malformed` with the entry's number. */
export class Row {
  readonly #index: number
  readonly #fields: Readonly<Record<string, unknown>>
  readonly #network: OnChain | undefined

  /** `index` counts the entries of the snapshot from 0. Amounts are those of `network`, or of any where none is named. */
  constructor(index: number, value: unknown, network?: OnChain) {
    this.#index = index
    this.#network = network
    this.#fields = isObject(value) ? value : this.#fail({ why: 'no-object' })
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#fields, name)
  }

  isNull(name: string): boolean {
    return this.#fields[name] === null
  }

  /** Whether field `name` has exactly this value. */
  is(name: string, value: number): boolean {
    return this.#fields[name] === value
  }

  outPoint(hash = 'txid', index = 'vout'): OutPoint {
    const txid = this.text(hash)
    if (txid === undefined || !/^[0-9a-f]{64}$/.test(txid)) this.#fail({ why: 'no-hash', field: hash })
    return { txid, vout: this.required(index, this.integer(index, MAX_VOUT)) }
  }

  script(): Uint8Array {
    const hex = this.text('scriptPubKey')
    try {
      if (hex !== undefined && hex !== '') return fromHex(hex)
    } catch {
      // The same answer as for no script at all.
    }
    return this.#fail({ why: 'no-script' })
  }

  /** A JSON number of whole coins, taken only where it names a whole number of their smallest part. */
  bitcoin(name: string): Sats {
    const value = this.#fields[name]
    return this.#coins(name, typeof value === 'number' || value instanceof Numeral ? spelled(value) : '')
  }

  /** A text that is a number of whole coins. */
  bitcoinText(name: string): Sats {
    return this.#coins(name, this.text(name) ?? '')
  }

  /** A JSON number of the smallest part. */
  satoshi(name: string): Sats {
    const value = this.#fields[name]
    if (value instanceof Numeral && /^-?\d{1,30}$/.test(value.text))
      return this.#amount(name, BigInt(value.text))
    if (typeof value !== 'number' || !Number.isInteger(value)) this.#fail({ why: 'no-satoshi', field: name })
    return this.#amount(name, BigInt(value))
  }

  /** A number of blocks. */
  height(name: string, most = MAX_HEIGHT): number | undefined {
    return this.integer(name, most)
  }

  integer(name: string, most: number): number | undefined {
    const value = this.#fields[name]
    if (value === undefined) return undefined
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
    return fits ? value : this.#fail({ why: 'no-count', field: name, most })
  }

  boolean(name: string): boolean | undefined {
    const value = this.#fields[name]
    return value === undefined || typeof value === 'boolean'
      ? value
      : this.#fail({ why: 'no-flag', field: name })
  }

  text(name: string): string | undefined {
    const value = this.#fields[name]
    return value === undefined || typeof value === 'string'
      ? value
      : this.#fail({ why: 'no-text', field: name })
  }

  /** The object in field `name`. */
  row(name: string): Row {
    return new Row(this.#index, this.#fields[name], this.#network)
  }

  required<T>(name: string, value: T | undefined): T {
    return value ?? this.#fail({ why: 'missing', field: name })
  }

  #coins(name: string, text: string): Sats {
    const [, whole = '', decimals = ''] = COINS.exec(text) ?? []
    if (whole === '') this.#fail({ why: 'no-bitcoin', field: name, unit: this.#otherUnit() })
    return this.#amount(name, BigInt(whole + decimals.padEnd(8, '0')))
  }

  /** What the network's coins are called, where they are not Bitcoin's. */
  #otherUnit(): string | undefined {
    const chain = this.#network?.chain
    return chain === USUAL_NETWORK.chain ? undefined : chain?.unit.code
  }

  #amount(name: string, value: bigint): Sats {
    if (isPossible(value, this.#network)) return sats(value, this.#network)
    return this.#fail({ why: 'out-of-range', field: name, ...mostMoney(this.#network) })
  }

  #fail(fault: RowFault): never {
    throw new RingiError('utxos.malformed', { ...fault, row: this.#index })
  }
}

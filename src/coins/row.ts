import { fromHex } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { isObject } from '../base/json.js'
import type { OutPoint } from '../bitcoin/transaction.js'
import { isPossible, MOST_MONEY, type Sats, sats } from '../chain/amount.js'

const MAX_HEIGHT = 0x7fffffff
// 2^32-1 stands for "no output" in coinbase inputs.
const MAX_VOUT = 0xfffffffe

type Fault =
  | { readonly why: 'no-object' | 'no-script' }
  | {
      readonly why: 'no-hash' | 'no-bitcoin' | 'no-satoshi' | 'no-flag' | 'no-text' | 'missing'
      readonly field: string
    }
  | { readonly why: 'no-count'; readonly field: string; readonly most: number }
  | { readonly why: 'out-of-range'; readonly field: string; readonly millions: number; readonly code: string }

/** One entry of a snapshot, read field by field. Every method throws `utxos.malformed` with the entry's number. */
export class Row {
  readonly #index: number
  readonly #fields: Readonly<Record<string, unknown>>

  /** `index` counts the entries of the snapshot from 0. */
  constructor(index: number, value: unknown) {
    this.#index = index
    this.#fields = isObject(value) ? value : this.#fail({ why: 'no-object' })
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#fields, name)
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

  /** A JSON number of bitcoin, taken only where it names a whole number of satoshi. */
  bitcoin(name: string): Sats {
    const value = this.#fields[name]
    const rounded = typeof value === 'number' ? Math.round(value * 1e8) : Number.NaN
    if (rounded / 1e8 !== value) this.#fail({ why: 'no-bitcoin', field: name })
    return this.#amount(name, rounded)
  }

  /** A text that is a number of bitcoin. */
  bitcoinText(name: string): Sats {
    const [, whole = '', decimals = ''] = /^(\d{1,8})(?:\.(\d{1,8}))?$/.exec(this.text(name) ?? '') ?? []
    if (whole === '') this.#fail({ why: 'no-bitcoin', field: name })
    return this.#amount(name, Number(whole + decimals.padEnd(8, '0')))
  }

  /** A JSON number of satoshi. */
  satoshi(name: string): Sats {
    const value = this.#fields[name]
    if (typeof value !== 'number' || !Number.isInteger(value)) this.#fail({ why: 'no-satoshi', field: name })
    return this.#amount(name, value)
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
    return new Row(this.#index, this.#fields[name])
  }

  required<T>(name: string, value: T | undefined): T {
    return value ?? this.#fail({ why: 'missing', field: name })
  }

  #amount(name: string, value: number): Sats {
    if (!Number.isFinite(value) || !isPossible(BigInt(value)))
      this.#fail({ why: 'out-of-range', field: name, ...MOST_MONEY })
    return sats(BigInt(value))
  }

  #fail(fault: Fault): never {
    throw new RingiError('utxos.malformed', { ...fault, row: this.#index })
  }
}

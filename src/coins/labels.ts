import { RingiError } from '../base/error.js'
import { isObject } from '../base/json.js'
import { parseUniqueJson } from '../base/unique-json.js'
import { formatOutPoint, type OutPoint } from '../bitcoin/transaction.js'

/** What BIP 329 has labels for, each with the form of its references. */
const REFERENCES = {
  tx: /^[0-9a-f]{64}$/,
  addr: /^[0-9A-Za-z]{14,100}$/,
  pubkey: /^(?:[0-9a-f]{64}|0[23][0-9a-f]{64}|04[0-9a-f]{128})$/,
  input: /^[0-9a-f]{64}:(?:0|[1-9]\d{0,9})$/,
  output: /^[0-9a-f]{64}:(?:0|[1-9]\d{0,9})$/,
  xpub: /^[0-9A-Za-z]{100,120}$/,
} as const

/** A kind of thing that has labels (BIP 329). */
export type LabelType = keyof typeof REFERENCES

/** What one record says of one thing. */
export interface Label {
  readonly type: LabelType
  /** A txid, an address, a key in hex, `txid:index`, or an extended key. */
  readonly ref: string
  readonly label?: string
  /** Of transactions: which wallet the label is about, as the beginning of a descriptor. */
  readonly origin?: string
  /** Of outputs: whether the wallet may spend the coin; absent where nothing is said. */
  readonly spendable?: boolean
}

const MAX_CHARACTERS = 32 * 1024 * 1024
const MAX_RECORDS = 100_000
const MAX_LINE = 10_000

/** One line of a file of labels. */
interface LabelRecord {
  /** As it stands in the file. */
  readonly json: string
  /** Undefined where its type is none that Ringi knows. */
  readonly label: Label | undefined
}

/** Labels of a wallet (BIP 329), in the order of their file, with the records and members that Ringi does not know. */
export class Labels {
  readonly #records: readonly LabelRecord[]
  readonly #known = new Map<string, Map<string, Label>>()

  /** For {@link parseLabels} and {@link with}. Throws `labels.contradiction`. */
  constructor(records: readonly LabelRecord[] = []) {
    this.#records = records
    for (const [at, { label }] of records.entries()) if (label !== undefined) this.#add(label, at + 1)
  }

  /** Everything that is said of one thing; transactions may have a label of each of several wallets. */
  of(type: LabelType, ref: string): readonly Label[] {
    return [...(this.#known.get(`${type} ${ref}`)?.values() ?? [])]
  }

  /** The first label text of one thing, where it has one that is not empty. */
  text(type: LabelType, ref: string): string | undefined {
    return this.of(type, ref).find(({ label }) => label)?.label
  }

  /** Whether a coin is marked as one that is not to be spent. */
  isFrozen(outPoint: OutPoint): boolean {
    return this.of('output', formatOutPoint(outPoint)).some(({ spendable }) => spendable === false)
  }

  /** These labels and more behind them; what something is said of already stays as it is. */
  with(more: readonly Label[]): Labels {
    const fresh = more.filter(({ type, ref }) => this.of(type, ref).length === 0)
    return new Labels([...this.#records, ...fresh.map(label => ({ json: JSON.stringify(label), label }))])
  }

  /** The file (BIP 329): a JSON object a line, the ones that were read as they were. */
  format(): string {
    return this.#records.map(({ json }) => `${json}\n`).join('')
  }

  #add(label: Label, row: number): void {
    const name = `${label.type} ${label.ref}`
    const byOrigin = this.#known.get(name) ?? new Map<string, Label>()
    const other = byOrigin.get(label.origin ?? '')
    if (other !== undefined && (other.label !== label.label || other.spendable !== label.spendable)) {
      throw new RingiError('labels.contradiction', { type: label.type, row })
    }
    this.#known.set(name, byOrigin.set(label.origin ?? '', label))
  }
}

/**
 * Reads labels as wallets exchange them (BIP 329): JSON Lines, white space and empty lines aside. Records of other types
 * and members of other names are kept and mean nothing. Throws `labels.malformed`, with the number of the record in
 * `details.row`; `labels.contradiction`; `file.too-large`.
 */
export function parseLabels(text: string): Labels {
  if (text.length > MAX_CHARACTERS) throw tooLarge()
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '')
  if (lines.length > MAX_RECORDS) throw tooLarge()
  return new Labels(lines.map((line, at) => recordIn(line.trim(), at + 1)))
}

function recordIn(json: string, row: number): LabelRecord {
  const record = parseUniqueJson(json, MAX_LINE)
  if (isObject(record)) return { json, label: labelIn(record, row) }
  throw new RingiError('labels.malformed', { why: 'no-record', row })
}

function labelIn(record: Readonly<Record<string, unknown>>, row: number): Label | undefined {
  const { type, ref, label, origin, spendable } = record
  if (typeof type !== 'string' || typeof ref !== 'string')
    throw new RingiError('labels.malformed', { why: 'no-type', row })
  if (!Object.hasOwn(REFERENCES, type)) return undefined
  const kind = type as LabelType
  if (!REFERENCES[kind].test(ref)) throw new RingiError('labels.malformed', { why: 'reference', row, type })
  if (!isText(label) || !isText(origin)) throw new RingiError('labels.malformed', { why: 'no-text', row })
  if (!isFlag(spendable)) throw new RingiError('labels.malformed', { why: 'no-flag', row })
  return {
    ...{ type: kind, ref },
    ...(label === undefined ? {} : { label }),
    ...(origin === undefined ? {} : { origin }),
    // BIP 329 knows it of outputs alone.
    ...(spendable === undefined || kind !== 'output' ? {} : { spendable }),
  }
}

function isText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string'
}

function isFlag(value: unknown): value is boolean | undefined {
  return value === undefined || typeof value === 'boolean'
}

function tooLarge(): RingiError {
  return new RingiError('file.too-large', { why: 'labels' })
}

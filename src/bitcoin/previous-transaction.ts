import { toHex } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { hash256 } from '../base/hash.js'
import { ByteReader } from './byte-reader.js'
import { readingTransaction, readOutput, type TransactionOutput } from './transaction.js'

/**
 * A transaction of which nothing matters but its txid and the outputs that are spent. It takes what `decodeTransaction`
 * takes (BIP 144), and makes no objects of all the parts that nobody asks for: a proposal carries hundreds of these,
 * each with hundreds of parts. `bytes` must not change afterwards. Throws `transaction.malformed`.
 */
export class PreviousTransaction {
  /** As people write it: byte-reversed hex. */
  readonly txid: string
  /** Whether its coins were mined into being. */
  readonly coinbase: boolean
  readonly #bytes: Uint8Array
  readonly #outputs: readonly number[]

  constructor(bytes: Uint8Array) {
    const { start, outputs, end } = readingTransaction(() => outline(new ByteReader(bytes)))
    // One encoding is valid, so the bytes at hand are hashed, without the witness (BIP 141, txid).
    const digest = hash256(bytes.subarray(0, 4), bytes.subarray(start, end), bytes.subarray(-4))
    this.txid = toHex(digest.toReversed())
    this.coinbase = isCoinbase(bytes)
    this.#bytes = bytes
    this.#outputs = outputs
  }

  /** The output at `index`, if there is one. Its script is a view. */
  output(index: number): TransactionOutput | undefined {
    const at = this.#outputs[index]
    return at === undefined ? undefined : readOutput(new ByteReader(this.#bytes.subarray(at)))
  }
}

/** Whether the raw transaction `bytes` is a coinbase transaction: its one input spends nothing. */
export function isCoinbase(bytes: Uint8Array): boolean {
  // Behind the version, or behind the marker and flag of BIP 144.
  const at = bytes[4] === 0 ? 6 : 4
  return bytes[at] === 1 && bytes.subarray(at + 1, at + 33).every(byte => byte === 0)
}

/** Where the parts of a transaction begin and end. */
interface Outline {
  /** The number of inputs. */
  readonly start: number
  readonly outputs: readonly number[]
  /** Behind the last output. */
  readonly end: number
}

function outline(reader: ByteReader): Outline {
  const hasWitness = reader.bytes[4] === 0 && reader.bytes[5] === 1
  reader.skip(hasWitness ? 6 : 4)
  const start = reader.at
  const inputs = reader.compactSize()
  for (let left = inputs; left > 0; left--) skipInput(reader)
  const outputs: number[] = []
  for (let left = reader.compactSize(); left > 0; left--) outputs.push(skipOutput(reader))
  const end = reader.at
  if (hasWitness) skipWitnesses(reader, inputs)
  reader.skip(4)
  reader.end()
  return { start, outputs, end }
}

function skipInput(reader: ByteReader): void {
  reader.skip(36)
  reader.skip(reader.compactSize())
  reader.skip(4)
}

function skipOutput(reader: ByteReader): number {
  const at = reader.at
  reader.skip(8)
  reader.skip(reader.compactSize())
  return at
}

function skipWitnesses(reader: ByteReader, inputs: number): void {
  const start = reader.at
  for (let left = inputs; left > 0; left--) {
    for (let items = reader.compactSize(); items > 0; items--) reader.skip(reader.compactSize())
  }
  // Each empty witness is one byte: its number of items.
  if (reader.at - start === inputs)
    throw new RingiError('transaction.malformed', { why: 'superfluous-witness' })
}

import { concat, concatAll, toHex } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { type Digest32, hash256 } from '../base/hash.js'
import { messageOf } from '../base/message.js'
import { ByteReader } from './byte-reader.js'
import { compactSize, sized, uint32, uint64 } from './byte-writer.js'

/** A transaction output that is spent, by the id of its transaction as people write it and its index. */
export interface OutPoint {
  readonly txid: string
  readonly vout: number
}

export interface TransactionInput extends OutPoint {
  readonly scriptSig: Uint8Array
  readonly sequence: number
  readonly witness: readonly Uint8Array[]
}

export interface TransactionOutput {
  /** Satoshi as the eight bytes say, signed: not checked for range until it is used as an amount. */
  readonly value: bigint
  readonly script: Uint8Array
}

export interface Transaction {
  readonly version: number
  readonly inputs: readonly TransactionInput[]
  readonly outputs: readonly TransactionOutput[]
  readonly locktime: number
}

/** Inputs whose sequence is this one cannot use a lock time. */
export const SEQUENCE_FINAL = 0xffffffff

/** Leaves the lock time in force, and signals nothing. */
export const SEQUENCE_LOCKTIME = 0xfffffffe

/** Signals that a fee may be raised (BIP 125), and leaves the lock time in force. */
export const SEQUENCE_RBF = 0xfffffffd

/** nLockTime values from this one on are Unix seconds, those below are block heights (BIP 65). */
export const LOCKTIME_THRESHOLD = 500_000_000

/** `TXID:VOUT`, as bitcoin-cli and people write an outpoint. */
export function formatOutPoint({ txid, vout }: OutPoint): string {
  return `${txid}:${vout}`
}

/** The outpoint that {@link formatOutPoint} has written. */
export function outPointIn(text: string): OutPoint {
  const [txid, vout] = text.split(':') as [string, string]
  return { txid, vout: Number(vout) }
}

/**
 * Reads a whole transaction (BIP 144), strictly: shortest compact sizes, no superfluous witness, nothing behind it.
 * With `allowWitness` false the bytes are read as BIP 174 wants an unsigned transaction: without witnesses.
 * Throws `transaction.malformed`.
 */
export function decodeTransaction(bytes: Uint8Array, allowWitness = true): Transaction {
  return readingTransaction(() => {
    const reader = new ByteReader(bytes)
    const transaction = readTransaction(reader, allowWitness)
    reader.end()
    return transaction
  })
}

/** What `read` gives; what is wrong with the bytes makes them no transaction. Throws `transaction.malformed`. */
export function readingTransaction<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (!(cause instanceof RingiError) || cause.code === 'transaction.malformed') throw cause
    throw new RingiError('transaction.malformed', { why: 'bytes', problem: messageOf(cause) }, { cause })
  }
}

function readTransaction(reader: ByteReader, allowWitness: boolean): Transaction {
  const version = reader.uint32()
  const hasWitness = allowWitness && reader.bytes[4] === 0 && reader.bytes[5] === 1
  if (hasWitness) reader.take(2)
  const bare = readList(reader, readInput)
  const outputs = readList(reader, readOutput)
  const inputs = hasWitness
    ? bare.map(input => ({ ...input, witness: readList(reader, r => r.sized()) }))
    : bare
  if (hasWitness && inputs.every(input => input.witness.length === 0))
    throw new RingiError('transaction.malformed', { why: 'superfluous-witness' })
  return { version, inputs, outputs, locktime: reader.uint32() }
}

function readList<T>(reader: ByteReader, read: (reader: ByteReader) => T): T[] {
  const count = reader.compactSize()
  const items: T[] = []
  // Not Array.from({ length }): the count is a claim, and reading stops where the bytes do.
  for (let i = 0; i < count; i++) items.push(read(reader))
  return items
}

function readInput(reader: ByteReader): TransactionInput {
  const txid = toHex(reader.take(32).toReversed())
  return { txid, vout: reader.uint32(), scriptSig: reader.sized(), sequence: reader.uint32(), witness: [] }
}

/** Reads eight bytes of value and a script with its length. Throws as the reader does. */
export function readOutput(reader: ByteReader): TransactionOutput {
  return { value: reader.int64(), script: reader.sized() }
}

/** Serialises a transaction; with its witnesses where it has any (BIP 144), unless `withWitness` is false. */
export function encodeTransaction(transaction: Transaction, withWitness = true): Uint8Array {
  const segwit = withWitness && transaction.inputs.some(input => input.witness.length > 0)
  return concatAll([
    uint32(transaction.version),
    segwit ? Uint8Array.of(0, 1) : new Uint8Array(0),
    compactSize(transaction.inputs.length),
    ...transaction.inputs.map(encodeInput),
    compactSize(transaction.outputs.length),
    ...transaction.outputs.map(encodeOutput),
    ...(segwit ? transaction.inputs.map(input => encodeWitness(input.witness)) : []),
    uint32(transaction.locktime),
  ])
}

/** The 36 bytes of an outpoint. */
export function encodeOutPoint({ txid, vout }: OutPoint): Uint8Array {
  return concat(txidBytes(txid), uint32(vout))
}

function encodeInput(input: TransactionInput): Uint8Array {
  return concat(encodeOutPoint(input), sized(input.scriptSig), uint32(input.sequence))
}

/** Eight bytes of value, then the script with its length. */
export function encodeOutput({ value, script }: TransactionOutput): Uint8Array {
  return concat(uint64(BigInt.asUintN(64, value)), sized(script))
}

/** A witness stack: the number of its items, then each with its length (BIP 144; PSBT final witnesses). */
export function encodeWitness(items: readonly Uint8Array[]): Uint8Array {
  return concatAll([compactSize(items.length), ...items.map(sized)])
}

/** The 32 bytes of a txid in the order in which transactions carry them. */
export function txidBytes(txid: string): Uint8Array {
  const bytes = new Uint8Array(32)
  for (let i = 0; i < 32; i++) bytes[31 - i] = Number.parseInt(txid.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

function idOf(digest: Digest32): string {
  return toHex(digest.toReversed())
}

/** The txid of a transaction, as people write it (byte-reversed hex). */
export function transactionId(transaction: Transaction): string {
  return idOf(hash256(encodeTransaction(transaction, false)))
}

/** The wtxid of a transaction (BIP 141). */
export function witnessTransactionId(transaction: Transaction): string {
  return idOf(hash256(encodeTransaction(transaction)))
}

/** Weight in weight units and size in virtual bytes (BIP 141). */
export function transactionSize(transaction: Transaction): { weight: number; vsize: number } {
  const weight = 3 * encodeTransaction(transaction, false).length + encodeTransaction(transaction).length
  return { weight, vsize: Math.ceil(weight / 4) }
}

/** The id that a transaction has without signatures: that of its proposal, whatever the script type. */
export function unsignedId(transaction: Transaction): string {
  const inputs = transaction.inputs.map(input => ({ ...input, scriptSig: new Uint8Array(0) }))
  return transactionId({ ...transaction, inputs })
}

import { ByteCursor } from './byte-cursor.js'
import { doubleSha256, type Sha256 } from './verifier.js'

/** One input, in the bytes that it has in the transaction. */
export interface RawInput {
  /** 32 bytes of txid and 4 of index. */
  readonly outpoint: Uint8Array
  readonly script: Uint8Array
  /** 4 bytes. */
  readonly sequence: Uint8Array
  readonly witness: readonly Uint8Array[]
}

/** One output: 8 bytes of amount, and the script. */
export interface RawOutput {
  readonly amount: Uint8Array
  readonly script: Uint8Array
}

/** A transaction in the pieces that signature hashes are made of. */
export interface RawTransaction {
  /** 4 bytes each. */
  readonly version: Uint8Array
  readonly locktime: Uint8Array
  readonly inputs: readonly RawInput[]
  readonly outputs: readonly RawOutput[]
  /** Double SHA-256 without witnesses, as outpoints name it. */
  readonly id: Uint8Array
}

/** Takes a transaction apart. */
export function readRawTransaction(bytes: Uint8Array, sha256: Sha256): RawTransaction {
  const cursor = new ByteCursor(bytes)
  const version = cursor.bytes(4)
  const segwit = cursor.peek() === 0 && cursor.peek(1) === 1
  if (segwit) cursor.bytes(2)
  const start = cursor.position
  const bare = many(cursor, () => ({
    outpoint: cursor.bytes(36),
    script: cursor.blob(),
    sequence: cursor.bytes(4),
  }))
  const outputs = many(cursor, () => ({ amount: cursor.bytes(8), script: cursor.blob() }))
  const body = cursor.since(start)
  const inputs = bare.map(input => ({ ...input, witness: segwit ? many(cursor, () => cursor.blob()) : [] }))
  const locktime = cursor.bytes(4)
  if (!cursor.done) throw new Error('more than a transaction')
  return { version, locktime, inputs, outputs, id: doubleSha256(sha256, version, body, locktime) }
}

function many<T>(cursor: ByteCursor, read: () => T): T[] {
  const items: T[] = []
  for (let left = cursor.length(); left > 0; left--) items.push(read())
  return items
}

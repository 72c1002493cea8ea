import { concat, equalBytes, toHex, utf8 } from '../base/bytes.js'
import { ByteCursor, littleEndian } from './byte-cursor.js'
import { type RawOutput, type RawTransaction, readRawTransaction } from './raw-transaction.js'
import type { Sha256 } from './verifier.js'

/** A map of a PSBT: values by the hex of their keys. */
type RawMap = ReadonlyMap<string, Uint8Array>

/** A PSBT in its maps, and the transaction that it is about. */
export interface RawPsbt {
  readonly transaction: RawTransaction
  readonly inputs: readonly RawMap[]
}

const MAGIC = Uint8Array.of(...utf8('psbt'), 0xff)

/** Takes a PSBT of either version apart. */
export function readRawPsbt(bytes: Uint8Array, sha256: Sha256): RawPsbt {
  const cursor = new ByteCursor(bytes)
  if (!equalBytes(cursor.bytes(5), MAGIC)) throw new Error('no PSBT')
  const maps: RawMap[] = []
  while (!cursor.done) maps.push(readMap(cursor))
  const [global, ...rest] = maps
  if (global === undefined) throw new Error('no maps')
  const unsigned = global.get('00')
  if (unsigned === undefined) return readVersion2(global, rest)
  const transaction = readRawTransaction(unsigned, sha256)
  const { inputs, outputs } = transaction
  if (rest.length !== inputs.length + outputs.length) throw new Error('wrong number of maps')
  return { transaction, inputs: rest.slice(0, inputs.length) }
}

function readVersion2(global: RawMap, rest: readonly RawMap[]): RawPsbt {
  const [count, outputs] = ['04', '05'].map(key => new ByteCursor(fieldIn(global, key)).length()) as [
    number,
    number,
  ]
  if (rest.length !== count + outputs) throw new Error('wrong number of maps')
  const inputs = rest.slice(0, count)
  return { transaction: assemble(global, inputs, rest.slice(count)), inputs }
}

function readMap(cursor: ByteCursor): RawMap {
  const map = new Map<string, Uint8Array>()
  for (let size = cursor.length(); size > 0; size = cursor.length()) {
    const key = toHex(cursor.bytes(size))
    if (map.has(key)) throw new Error('a field twice')
    map.set(key, cursor.blob())
  }
  return map
}

function fieldIn(map: RawMap, key: string): Uint8Array {
  const value = map.get(key)
  if (value === undefined) throw new Error(`no field ${key}`)
  return value
}

// BIP 370: version 2 spreads the transaction over the maps.
function assemble(global: RawMap, inputs: readonly RawMap[], outputs: readonly RawMap[]): RawTransaction {
  return {
    version: fieldIn(global, '02'),
    locktime: locktimeOf(global, inputs),
    inputs: inputs.map(map => ({
      outpoint: concat(fieldIn(map, '0e'), fieldIn(map, '0f')),
      script: new Uint8Array(0),
      sequence: map.get('10') ?? new Uint8Array(4).fill(0xff),
      witness: [],
    })),
    outputs: outputs.map((map): RawOutput => ({ amount: fieldIn(map, '03'), script: fieldIn(map, '04') })),
    id: new Uint8Array(0),
  }
}

function locktimeOf(global: RawMap, inputs: readonly RawMap[]): Uint8Array {
  const held = inputs.filter(map => map.has('11') || map.has('12'))
  if (held.length === 0) return global.get('03') ?? new Uint8Array(4)
  // By height wherever every input that asks for a lock time can do with one.
  const key = held.every(map => map.has('12')) ? '12' : '11'
  return held.map(map => fieldIn(map, key)).reduce((a, b) => (littleEndian(a) >= littleEndian(b) ? a : b))
}

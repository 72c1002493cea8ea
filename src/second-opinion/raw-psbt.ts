import { Cursor } from './cursor.js'
import { type RawOutput, type RawTransaction, readRawTransaction } from './raw-transaction.js'

/** A map of a PSBT: values by the hex of their keys. */
type RawMap = ReadonlyMap<string, Buffer>

/** A PSBT in its maps, and the transaction that it is about. */
export interface RawPsbt {
  readonly transaction: RawTransaction
  readonly inputs: readonly RawMap[]
}

/** Takes a PSBT of either version apart. */
export function readRawPsbt(bytes: Uint8Array): RawPsbt {
  const cursor = new Cursor(bytes)
  if (cursor.bytes(5).toString('latin1') !== 'psbt\xff') throw new Error('no PSBT')
  const maps: RawMap[] = []
  while (!cursor.done) maps.push(readMap(cursor))
  const [global, ...rest] = maps
  if (global === undefined) throw new Error('no maps')
  const unsigned = global.get('00')
  if (unsigned === undefined) return readVersion2(global, rest)
  const transaction = readRawTransaction(unsigned)
  const { inputs, outputs } = transaction
  if (rest.length !== inputs.length + outputs.length) throw new Error('wrong number of maps')
  return { transaction, inputs: rest.slice(0, inputs.length) }
}

function readVersion2(global: RawMap, rest: readonly RawMap[]): RawPsbt {
  const [count, outputs] = ['04', '05'].map(key => new Cursor(fieldIn(global, key)).length()) as [
    number,
    number,
  ]
  if (rest.length !== count + outputs) throw new Error('wrong number of maps')
  const inputs = rest.slice(0, count)
  return { transaction: assemble(global, inputs, rest.slice(count)), inputs }
}

function readMap(cursor: Cursor): RawMap {
  const map = new Map<string, Buffer>()
  for (let size = cursor.length(); size > 0; size = cursor.length()) {
    const key = cursor.bytes(size).toString('hex')
    if (map.has(key)) throw new Error('a field twice')
    map.set(key, cursor.blob())
  }
  return map
}

function fieldIn(map: RawMap, key: string): Buffer {
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
      outpoint: Buffer.concat([fieldIn(map, '0e'), fieldIn(map, '0f')]),
      script: Buffer.alloc(0),
      sequence: map.get('10') ?? Buffer.alloc(4, 0xff),
      witness: [],
    })),
    outputs: outputs.map((map): RawOutput => ({ amount: fieldIn(map, '03'), script: fieldIn(map, '04') })),
    id: Buffer.alloc(0),
  }
}

function locktimeOf(global: RawMap, inputs: readonly RawMap[]): Buffer {
  const held = inputs.filter(map => map.has('11') || map.has('12'))
  if (held.length === 0) return global.get('03') ?? Buffer.alloc(4)
  // By height wherever every input that asks for a lock time can do with one.
  const key = held.every(map => map.has('12')) ? '12' : '11'
  return held.map(map => fieldIn(map, key)).reduce((a, b) => (a.readUInt32LE() >= b.readUInt32LE() ? a : b))
}

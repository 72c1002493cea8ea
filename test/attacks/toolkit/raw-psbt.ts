import { Reader, u32, u64, varint, withLength } from './bytes.js'
import { encodeTransaction, parseTransaction, type RawTransaction } from './raw-transaction.js'

/** One pair: the whole key with its type, and the value. */
export interface Pair {
  key: Uint8Array
  value: Uint8Array
}

/** Key types as BIP 174 and 370 number them. */
export const G = { tx: 0, xpub: 1, version: 2, locktime: 3, inputs: 4, outputs: 5, modifiable: 6, psbt: 0xfb }
export const I = {
  prevtx: 0,
  utxo: 1,
  signature: 2,
  sighash: 3,
  redeem: 4,
  witness: 5,
  derivation: 6,
  finalScript: 7,
  finalWitness: 8,
  txid: 0x0e,
  vout: 0x0f,
  sequence: 0x10,
  time: 0x11,
  height: 0x12,
  tapInternalKey: 0x17,
} as const
export const O = { redeem: 0, witness: 1, derivation: 2, amount: 3, script: 4 } as const

const MAGIC = Uint8Array.of(0x70, 0x73, 0x62, 0x74, 0xff)

export function pair(type: number, value: Uint8Array, keydata: Uint8Array = new Uint8Array(0)): Pair {
  return { key: Buffer.concat([Uint8Array.of(type), keydata]), value }
}

/** A PSBT as its maps, which nothing checks, sorts or keeps consistent. */
export class RawPsbt {
  global: Pair[]
  inputs: Pair[][]
  outputs: Pair[][]

  constructor(bytes: Uint8Array) {
    // A copy: a Buffer's slices would share its memory.
    const reader = new Reader(new Uint8Array(bytes).subarray(MAGIC.length))
    this.global = readMap(reader)
    const [inputs, outputs] = this.#counts()
    this.inputs = Array.from({ length: inputs }, () => readMap(reader))
    this.outputs = Array.from({ length: outputs }, () => readMap(reader))
  }

  get version(): 0 | 2 {
    return fieldOf(this.global, G.tx) === undefined ? 2 : 0
  }

  bytes(): Uint8Array {
    const maps = [this.global, ...this.inputs, ...this.outputs]
    return new Uint8Array(Buffer.concat([MAGIC, ...maps.map(encodeMap)]))
  }

  /** Changes the transaction, in whichever fields the version keeps it. */
  edit(change: (transaction: RawTransaction) => void): this {
    const transaction = this.transaction()
    change(transaction)
    this.global =
      this.version === 0
        ? set(this.global, G.tx, encodeTransaction(transaction))
        : this.#globals2(transaction)
    this.inputs = transaction.inputs.map((input, i) =>
      this.version === 0 ? (this.inputs[i] ?? []) : inputs2(this.inputs[i] ?? [], input),
    )
    this.outputs = transaction.outputs.map((output, i) =>
      this.version === 0 ? (this.outputs[i] ?? []) : outputs2(this.outputs[i] ?? [], output),
    )
    return this
  }

  transaction(): RawTransaction {
    const tx = fieldOf(this.global, G.tx)
    if (tx !== undefined) return parseTransaction(tx)
    return {
      version: number(this.global, G.version, 2),
      inputs: this.inputs.map(map => ({
        txid: fieldOf(map, I.txid) as Uint8Array,
        vout: number(map, I.vout, 0),
        script: new Uint8Array(0),
        sequence: number(map, I.sequence, 0xffffffff),
      })),
      outputs: this.outputs.map(map => ({
        value: new Reader(fieldOf(map, O.amount) as Uint8Array).u64(),
        script: fieldOf(map, O.script) as Uint8Array,
      })),
      locktime: number(this.global, G.locktime, 0),
    }
  }

  #counts(): [number, number] {
    const tx = fieldOf(this.global, G.tx)
    if (tx !== undefined) {
      const { inputs, outputs } = parseTransaction(tx)
      return [inputs.length, outputs.length]
    }
    const count = (type: number) => new Reader(fieldOf(this.global, type) as Uint8Array).varint()
    return [count(G.inputs), count(G.outputs)]
  }

  #globals2(transaction: RawTransaction): Pair[] {
    const fields: [number, Uint8Array][] = [
      [G.version, u32(transaction.version)],
      [G.locktime, u32(transaction.locktime)],
      [G.inputs, varint(transaction.inputs.length)],
      [G.outputs, varint(transaction.outputs.length)],
    ]
    return fields.reduce((map, [type, value]) => set(map, type, value), this.global)
  }
}

function inputs2(map: Pair[], { txid, vout, sequence }: RawTransaction['inputs'][number]): Pair[] {
  return set(set(set(map, I.txid, txid), I.vout, u32(vout)), I.sequence, u32(sequence))
}

function outputs2(map: Pair[], { value, script }: RawTransaction['outputs'][number]): Pair[] {
  return set(set(map, O.amount, u64(value)), O.script, script)
}

function number(map: readonly Pair[], type: number, absent: number): number {
  const value = fieldOf(map, type)
  return value === undefined ? absent : new Reader(value).u32()
}

function readMap(reader: Reader): Pair[] {
  const pairs: Pair[] = []
  for (let key = reader.sized(); key.length > 0; key = reader.sized())
    pairs.push({ key, value: reader.sized() })
  return pairs
}

function encodeMap(pairs: readonly Pair[]): Uint8Array {
  return Buffer.concat([
    ...pairs.flatMap(({ key, value }) => [withLength(key), withLength(value)]),
    Uint8Array.of(0),
  ])
}

/** The value of the only field of a type. */
export function fieldOf(map: readonly Pair[], type: number): Uint8Array | undefined {
  return map.find(({ key }) => key[0] === type)?.value
}

/** Every field of a type. */
export function allOf(map: readonly Pair[], type: number): Pair[] {
  return map.filter(({ key }) => key[0] === type)
}

/** `map` with this value under a type without key data. */
export function set(map: readonly Pair[], type: number, value: Uint8Array): Pair[] {
  return [...drop(map, type), pair(type, value)]
}

/** `map` without a type. */
export function drop(map: readonly Pair[], type: number): Pair[] {
  return map.filter(({ key }) => key[0] !== type)
}

import { Transaction } from 'bitcoinjs-lib'

/** A key of a map, type and data, in hex, and its value. */
export type PsbtMap = Map<string, Buffer>

/** The maps of a PSBT of version 0 (BIP 174), with which it is doctored. */
export interface Maps {
  readonly global: PsbtMap
  readonly inputs: readonly PsbtMap[]
  readonly outputs: readonly PsbtMap[]
}

const MAGIC = Buffer.from('70736274ff', 'hex')
const UNSIGNED_TRANSACTION = '00'

/** Takes a PSBT apart. Its maps may then be changed. */
export function mapsOf(psbt: Buffer): Maps {
  let at = MAGIC.length
  const size = () => {
    const first = psbt.readUInt8(at++)
    if (first < 0xfd) return first
    at += first === 0xfd ? 2 : 4
    return first === 0xfd ? psbt.readUInt16LE(at - 2) : psbt.readUInt32LE(at - 4)
  }
  const part = (length: number) => {
    at += length
    return psbt.subarray(at - length, at)
  }
  const map = (): PsbtMap => {
    const fields: PsbtMap = new Map()
    for (let length = size(); length > 0; length = size())
      fields.set(part(length).toString('hex'), part(size()))
    return fields
  }
  const global = map()
  const transaction = Transaction.fromBuffer(global.get(UNSIGNED_TRANSACTION) as Buffer)
  return { global, inputs: transaction.ins.map(map), outputs: transaction.outs.map(map) }
}

/** Puts it together again. */
export function psbtOf({ global, inputs, outputs }: Maps): Buffer {
  const parts = [global, ...inputs, ...outputs].flatMap(map => [
    ...[...map].flatMap(([key, value]) => [sized(Buffer.from(key, 'hex')), sized(value)]),
    Buffer.of(0),
  ])
  return Buffer.concat([MAGIC, ...parts])
}

function sized(bytes: Buffer): Buffer {
  const length = Buffer.alloc(bytes.length < 0xfd ? 1 : 3)
  if (bytes.length < 0xfd) length.writeUInt8(bytes.length)
  else {
    length.writeUInt8(0xfd)
    length.writeUInt16LE(bytes.length, 1)
  }
  return Buffer.concat([length, bytes])
}

/** Changes the transaction that a PSBT is about. */
export function changeTransaction({ global }: Maps, change: (transaction: Transaction) => void): void {
  const transaction = Transaction.fromBuffer(global.get(UNSIGNED_TRANSACTION) as Buffer)
  change(transaction)
  global.set(UNSIGNED_TRANSACTION, Buffer.from(transaction.toBuffer()))
}

/** The one field of a map whose key begins with `type`, in hex. */
export function fieldIn(map: PsbtMap | undefined, type: string): [string, Buffer] {
  const found = [...(map ?? [])].find(([key]) => key.startsWith(type))
  if (found === undefined) throw new Error(`no field ${type}`)
  return found
}

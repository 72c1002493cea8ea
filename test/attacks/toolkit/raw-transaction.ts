import { Reader, u32, u64, varint, withLength } from './bytes.js'

/** A transaction without witnesses, every part of which may be set to anything. */
export interface RawTransaction {
  version: number
  inputs: { txid: Uint8Array; vout: number; script: Uint8Array; sequence: number }[]
  outputs: { value: bigint; script: Uint8Array }[]
  locktime: number
}

export function parseTransaction(bytes: Uint8Array): RawTransaction {
  const reader = new Reader(bytes)
  const times = <T>(read: () => T) => Array.from({ length: reader.varint() }, read)
  return {
    version: reader.u32(),
    inputs: times(() => ({
      txid: reader.take(32),
      vout: reader.u32(),
      script: reader.sized(),
      sequence: reader.u32(),
    })),
    outputs: times(() => ({ value: reader.u64(), script: reader.sized() })),
    locktime: reader.u32(),
  }
}

export function encodeTransaction(transaction: RawTransaction): Uint8Array {
  const { version, inputs, outputs, locktime } = transaction
  return new Uint8Array(
    Buffer.concat([
      u32(version),
      varint(inputs.length),
      ...inputs.flatMap(({ txid, vout, script, sequence }) => [
        txid,
        u32(vout),
        withLength(script),
        u32(sequence),
      ]),
      varint(outputs.length),
      ...outputs.flatMap(({ value, script }) => [u64(value), withLength(script)]),
      u32(locktime),
    ]),
  )
}

import { concat, fromHex } from '../../src/base/bytes.js'
import { sha256 } from '../../src/base/hash.js'
import { sized, uint32 } from '../../src/bitcoin/byte-writer.js'
import type { Field } from '../../src/bitcoin/psbt-fields.js'
import { publicKeyOf, signLowR } from '../../src/bitcoin/secp256k1.js'
import { encodeSignature } from '../../src/bitcoin/signature.js'
import { encodeTransaction, type Transaction, transactionId } from '../../src/bitcoin/transaction.js'
import type { Psbt, PsbtInput } from '../../src/psbt/codec/psbt.js'

/** A pair as it stands in a file: the whole key, and the value. */
export type Pair = readonly [key: string | Uint8Array, value: string | Uint8Array]

const bytesOf = (hex: string | Uint8Array) => (typeof hex === 'string' ? fromHex(hex) : hex)

/** A PSBT put together by hand from its maps, right or wrong. */
export function rawPsbt(...maps: readonly (readonly Pair[])[]): Uint8Array {
  return concat(
    fromHex('70736274ff'),
    ...maps.flatMap(map => [
      ...map.flatMap(([key, value]) => [sized(bytesOf(key)), sized(bytesOf(value))]),
      Uint8Array.of(0),
    ]),
  )
}

export const EMPTY = new Uint8Array(0)
export const KEYS = [1, 2, 3].map(number => publicKeyOf(sha256(Uint8Array.of(number))))
export const KEY = KEYS[0] as Uint8Array
export const X_ONLY = KEY.subarray(1)
// The x coordinate 5 is on no point of the curve.
export const OFF_CURVE = fromHex(`02${'05'.padStart(64, '0')}`)
export const SIGNATURE = encodeSignature(signLowR(sha256(), sha256(Uint8Array.of(1))))
export const ORIGIN = fromHex('00112233010000800200000003000000')

/** A field without key data, or with. */
export function field(type: number, value: Uint8Array | string, keydata: Uint8Array | string = EMPTY): Field {
  return { type, keydata: bytesOf(keydata), value: bytesOf(value) }
}

/** A transaction with one input and one output of `value` sats; `seed` sets it apart from others. */
export function fundingTransaction(seed: number, script: Uint8Array = EMPTY, value = 100_000n): Transaction {
  const input = { txid: 'aa'.repeat(32), vout: seed, scriptSig: EMPTY, sequence: 0, witness: [] }
  return { version: 2, locktime: 0, inputs: [input], outputs: [{ value, script }] }
}

/** An input that spends the output of `transaction`, with the whole transaction in it. */
export function inputFrom(transaction: Transaction, ...fields: Field[]): PsbtInput {
  const previous = field(0x00, encodeTransaction(transaction))
  return { txid: transactionId(transaction), vout: 0, sequence: 0xfffffffd, fields: [previous, ...fields] }
}

/** A version 0 PSBT with these inputs and one output. */
export function psbtOf(inputs: readonly PsbtInput[], more: Partial<Psbt> = {}): Psbt {
  return {
    version: 0,
    txVersion: 2,
    fallbackLocktime: 0,
    fields: [],
    inputs,
    outputs: [{ value: 90_000n, script: fromHex('6a'), fields: [] }],
    ...more,
  }
}

/** An unsigned transaction as hex, with `inputs` inputs and outputs of these values. */
export function unsignedTx(inputs = 1, values: readonly bigint[] = [1n]): Uint8Array {
  const spends = Array.from({ length: inputs }, (_, vout) => {
    return { txid: 'bb'.repeat(32), vout, scriptSig: EMPTY, sequence: 0xffffffff, witness: [] }
  })
  const outputs = values.map(value => ({ value, script: EMPTY }))
  return encodeTransaction({ version: 2, locktime: 0, inputs: spends, outputs }, false)
}

/** The global map of a version 2 PSBT. */
export function globals2(inputs: number, outputs: number): Pair[] {
  return [
    ['02', uint32(2)],
    ['04', Uint8Array.of(inputs)],
    ['05', Uint8Array.of(outputs)],
    ['fb', uint32(2)],
  ]
}

export const INPUT2: readonly Pair[] = [
  ['0e', 'bb'.repeat(32)],
  ['0f', '00000000'],
]

export const OUTPUT2: readonly Pair[] = [
  ['03', '0100000000000000'],
  ['04', '6a'],
]

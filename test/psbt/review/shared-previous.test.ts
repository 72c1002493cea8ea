import { describe, expect, test } from 'vitest'
import { fieldOf, INPUT } from '../../../src/bitcoin/psbt-fields.js'
import { encodeTransaction, transactionId } from '../../../src/bitcoin/transaction.js'
import { MAX_PSBT_BYTES } from '../../../src/psbt/codec/decode.js'
import type { PsbtInput } from '../../../src/psbt/codec/psbt.js'
import { Proofs } from '../../../src/psbt/proofs.js'
import { withSharedPrevious } from '../../../src/psbt/review/shared-previous.js'
import { fundingTransaction, inputFrom, psbtOf } from '../samples.js'

const made = fundingTransaction(1)
const two = { ...made, outputs: [...made.outputs, ...made.outputs] }
const bare = (vout: number, txid = transactionId(two)): PsbtInput => ({ txid, vout, sequence: 0, fields: [] })
const previousIn = (inputs: readonly PsbtInput[]) =>
  withSharedPrevious(psbtOf(inputs), new Proofs()).inputs.map(({ fields }) =>
    fieldOf(fields, INPUT.NON_WITNESS_UTXO),
  )

describe('inputs that spend one transaction', () => {
  test('share it, in whatever order they stand', () => {
    const bytes = encodeTransaction(two)
    expect(previousIn([inputFrom(two), bare(1)])).toEqual([bytes, bytes])
    expect(previousIn([bare(1), inputFrom(two)])).toEqual([bytes, bytes])
  })

  test('are left as they are where each has its own', () => {
    const psbt = psbtOf([inputFrom(two), inputFrom(fundingTransaction(2))])
    expect(withSharedPrevious(psbt, new Proofs())).toBe(psbt)
  })

  test('get none of another transaction, whatever is said of it', () => {
    const foreign = fundingTransaction(3)
    // The first input carries what is not its own: it proves nothing, neither there nor for the second.
    const wrong = { ...inputFrom(foreign), txid: transactionId(two) }
    expect(previousIn([wrong, bare(1)])).toEqual([encodeTransaction(foreign), undefined])
    // For an input that does spend it, it is as good as its own.
    expect(previousIn([wrong, bare(0, transactionId(foreign))])[1]).toEqual(encodeTransaction(foreign))
  })

  test('keep their own form of it, and share the first', () => {
    const witness = { ...two, inputs: two.inputs.map(one => ({ ...one, witness: [Uint8Array.of(1)] })) }
    const [long, short] = [encodeTransaction(witness), encodeTransaction(two)]
    expect(previousIn([inputFrom(witness), inputFrom(two), bare(1)])).toEqual([long, short, long])
    expect(previousIn([inputFrom(two), bare(1), inputFrom(witness)])).toEqual([short, short, long])
  })

  test('may come to exactly as much as a PSBT may hold', () => {
    const count = 32
    const padded = (length: number) => ({
      ...fundingTransaction(1),
      outputs: Array.from({ length: count }, (_, i) => ({
        value: 1n,
        script: new Uint8Array(i === 0 ? length : 0),
      })),
    })
    const rest = encodeTransaction(padded(100_000)).length - 100_000
    const whole = padded(MAX_PSBT_BYTES / count - rest)
    expect(encodeTransaction(whole)).toHaveLength(MAX_PSBT_BYTES / count)
    const txid = transactionId(whole)
    const inputs = [inputFrom(whole), ...Array.from({ length: count - 1 }, (_, i) => bare(i + 1, txid))]
    expect(previousIn(inputs).every(bytes => bytes !== undefined)).toBe(true)
    expect(() => previousIn([...inputs, bare(0, txid)])).toThrowCode('psbt.too-large')
  })

  test('never come to more than a PSBT may hold', () => {
    const large = {
      ...two,
      outputs: Array.from({ length: 3000 }, () => ({ value: 1n, script: new Uint8Array(1000) })),
    }
    const txid = transactionId(large)
    const inputs = [inputFrom(large), ...Array.from({ length: 30 }, (_, i) => bare(i + 1, txid))]
    expect(() => previousIn(inputs)).toThrowCode('psbt.too-large')
    expect(previousIn(inputs.slice(0, 5)).every(bytes => bytes !== undefined)).toBe(true)
  })
})

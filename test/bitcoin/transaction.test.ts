import { Transaction as Oracle } from 'bitcoinjs-lib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, fromHex, toHex } from '../../src/base/bytes.js'
import {
  decodeTransaction,
  encodeOutPoint,
  encodeTransaction,
  formatOutPoint,
  type Transaction,
  transactionId,
  transactionSize,
  txidBytes,
  witnessTransactionId,
} from '../../src/bitcoin/transaction.js'
import { eachVector, type VectorCase } from '../support/vectors.js'

const hex32 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex)
const uint32 = fc.integer({ min: 0, max: 0xffffffff })
const bytes = fc.uint8Array({ maxLength: 300 })
const anyTransaction: fc.Arbitrary<Transaction> = fc.record({
  version: uint32,
  inputs: fc.array(
    fc.record({
      txid: hex32,
      vout: uint32,
      scriptSig: bytes,
      sequence: uint32,
      witness: fc.array(bytes, { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  outputs: fc.array(fc.record({ value: fc.bigInt({ min: 0n, max: 2n ** 52n }), script: bytes }), {
    minLength: 1,
    maxLength: 4,
  }),
  locktime: uint32,
})

test('any transaction is encoded, measured and named as another library does it', () => {
  fc.assert(
    fc.property(anyTransaction, transaction => {
      const encoded = encodeTransaction(transaction)
      expect(decodeTransaction(encoded)).toEqual(transaction)
      const oracle = Oracle.fromBuffer(encoded)
      expect(toHex(encoded)).toBe(oracle.toHex())
      expect(transactionId(transaction)).toBe(oracle.getId())
      expect(witnessTransactionId(transaction)).toBe(toHex(oracle.getHash(true).toReversed()))
      const size = { weight: oracle.weight(), vsize: oracle.virtualSize() }
      expect(transactionSize(transaction)).toEqual(size)
    }),
  )
})

const survives = ({ transaction_hex }: VectorCase) => {
  const whole = fromHex(transaction_hex)
  const transaction = decodeTransaction(whole)
  expect(toHex(encodeTransaction(transaction))).toBe(transaction_hex)
  expect(transactionId(transaction)).toBe(Oracle.fromHex(transaction_hex).getId())
  for (const length of [0, 4, 5, whole.length >> 1, whole.length - 1])
    expect(() => decodeTransaction(whole.subarray(0, length))).toThrowCode('transaction.malformed')
  expect(() => decodeTransaction(concat(whole, Uint8Array.of(0)))).toThrowCode('transaction.malformed')
}

eachVector('core_tx_valid', survives)
// What is invalid about these is what they do: their bytes are those of transactions.
eachVector('core_tx_invalid', survives)
eachVector('core_sighash', ({ transaction_hex }) =>
  expect(toHex(encodeTransaction(decodeTransaction(fromHex(transaction_hex))))).toBe(transaction_hex),
)

const INPUT = `${'aa'.repeat(32)}00000000${'00'}ffffffff`
const OUTPUT = '0100000000000000016a'
const HEAD = '02000000'
const TAIL = '00000000'

describe('what is not a transaction', () => {
  test.each([
    ['nothing', ''],
    ['a witness that nobody needs', `${HEAD}000101${INPUT}01${OUTPUT}00${TAIL}`],
    ['a marker with an unknown flag', `${HEAD}000201${INPUT}01${OUTPUT}0100${TAIL}`],
    ['a compact size that is too long', `${HEAD}fd0100${INPUT}01${OUTPUT}${TAIL}`],
    ['a script longer than the rest', `${HEAD}01${'aa'.repeat(32)}00000000feffffff7f`],
    ['more inputs than memory', `${HEAD}ffffffffffffff1f00`],
    ['more witness items than memory', `${HEAD}000101${INPUT}01${OUTPUT}feffffffff`],
    ['something behind its end', `${HEAD}01${INPUT}01${OUTPUT}${TAIL}00`],
  ])('%s', (_, hex) => {
    expect(() => decodeTransaction(fromHex(hex))).toThrowCode('transaction.malformed')
  })

  test('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), noise => {
        try {
          expect(toHex(encodeTransaction(decodeTransaction(noise)))).toBe(toHex(noise))
        } catch (error) {
          expect(error).toThrowCode('transaction.malformed')
        }
      }),
    )
  })
})

test('an unsigned transaction is read without witnesses (BIP 174)', () => {
  const empty = fromHex(`${HEAD}0000${TAIL}`)
  expect(decodeTransaction(empty, false)).toEqual({ version: 2, inputs: [], outputs: [], locktime: 0 })
  const segwit = fromHex(`${HEAD}000101${INPUT}01${OUTPUT}0101aa${TAIL}`)
  expect(decodeTransaction(segwit).inputs[0]?.witness).toEqual([Uint8Array.of(0xaa)])
  expect(() => decodeTransaction(segwit, false)).toThrowCode('transaction.malformed')
})

test('values are eight signed bytes, kept as they are', () => {
  const negative = fromHex(`${HEAD}01${INPUT}01${'ff'.repeat(8)}016a${TAIL}`)
  expect(decodeTransaction(negative).outputs[0]?.value).toBe(-1n)
  expect(encodeTransaction(decodeTransaction(negative))).toEqual(negative)
})

test('outpoints', () => {
  const outPoint = { txid: `0102${'00'.repeat(29)}ff`, vout: 1 }
  expect(formatOutPoint(outPoint)).toBe(`${outPoint.txid}:1`)
  expect(toHex(txidBytes(outPoint.txid))).toBe(`ff${'00'.repeat(29)}0201`)
  expect(toHex(encodeOutPoint(outPoint))).toBe(`ff${'00'.repeat(29)}020101000000`)
})

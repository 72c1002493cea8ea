import { Transaction as BitcoinjsTransaction } from 'bitcoinjs-lib'
import { describe, expect, test } from 'vitest'
import { encodeTransaction, type Transaction, transactionId } from '../../../../src/bitcoin/transaction.js'
import { checkPreviousTransaction } from '../../../../src/psbt/codec/validate/previous-transaction.js'
import { EMPTY, field, fundingTransaction } from '../../samples.js'

const plain = fundingTransaction(1)
const witness: Uint8Array[] = [EMPTY, new Uint8Array(300), Uint8Array.of(1)]
const withWitness: Transaction = {
  ...plain,
  inputs: [...plain.inputs, ...plain.inputs.map(input => ({ ...input, vout: 9, witness }))],
}

const check = (bytes: Uint8Array, more: { txid?: string; vout?: number } = {}) => {
  // The other library's txid, so that ours is not compared with itself.
  const txid = more.txid ?? BitcoinjsTransaction.fromBuffer(bytes).getId()
  return () => checkPreviousTransaction({ txid, vout: more.vout ?? 0, fields: [field(0x00, bytes)] }, 0)
}

describe('previous transactions', () => {
  test.each([
    ['without a witness', plain],
    ['with one', withWitness],
  ])('%s', (_, transaction) => {
    expect(check(encodeTransaction(transaction))).not.toThrow()
  })

  test('may be absent', () => {
    expect(() => checkPreviousTransaction({ txid: 'aa'.repeat(32), vout: 0, fields: [] }, 0)).not.toThrow()
  })

  test.each([
    ['another one', check(encodeTransaction(plain), { txid: 'aa'.repeat(32) })],
    [
      'the wtxid',
      check(encodeTransaction(withWitness), {
        txid: BitcoinjsTransaction.fromBuffer(encodeTransaction(withWitness))
          .getHash(true)
          .toReversed()
          .reduce((hex, byte) => hex + byte.toString(16).padStart(2, '0'), ''),
      }),
    ],
    ['no such output', check(encodeTransaction(plain), { vout: 1 })],
    ['no such output by far', check(encodeTransaction(plain), { vout: 0xffffffff })],
    ['an impossible amount', check(encodeTransaction(fundingTransaction(1, EMPTY, 10_512_000_000_000_001n)))],
    [
      'a negative amount',
      // The other library reads no such transaction.
      check(encodeTransaction(fundingTransaction(1, EMPTY, -1n)), {
        txid: transactionId(fundingTransaction(1, EMPTY, -1n)),
      }),
    ],
    ['garbage', check(Uint8Array.of(1, 2, 3), { txid: 'aa'.repeat(32) })],
    ['nothing', check(EMPTY, { txid: 'aa'.repeat(32) })],
    ['bytes behind it', check(Uint8Array.of(...encodeTransaction(plain), 0), { txid: 'aa'.repeat(32) })],
    ['more than a block', check(new Uint8Array(4_000_001), { txid: 'aa'.repeat(32) })],
  ])('%s', (_, run) => {
    expect(run).toThrowCode('psbt.prevtx')
  })

  test('are as large as a block at most', () => {
    const room = 4_000_000 - encodeTransaction(plain).length - 4
    const largest = fundingTransaction(1, new Uint8Array(room))
    expect(encodeTransaction(largest)).toHaveLength(4_000_000)
    expect(check(encodeTransaction(largest))).not.toThrow()
    const larger = fundingTransaction(1, new Uint8Array(room + 1))
    expect(check(encodeTransaction(larger))).toThrowCode('psbt.prevtx')
  })

  test('are told by the input that they are not of', () => {
    const fields = [field(0x00, encodeTransaction(plain))]
    const input = { txid: 'aa'.repeat(32), vout: 5, fields }
    expect(() => checkPreviousTransaction(input, 3)).toThrowCode('psbt.prevtx', {
      ...{ why: 'other', kind: 'input', index: 3 },
      ...{ txid: input.txid, vout: 5 },
    })
  })

  test('with as many outputs as a block holds', () => {
    const outputs = Array.from({ length: 400_000 }, () => ({ value: 0n, script: EMPTY }))
    const head = encodeTransaction({ ...plain, outputs: [] })
    const bytes = new Uint8Array(head.length + 4 + 9 * outputs.length)
    bytes.set(head.subarray(0, -5))
    bytes.set([0xfe, 0x80, 0x1a, 0x06, 0x00], head.length - 5)
    expect(check(bytes, { vout: 399_999 })).not.toThrow()
  })
})

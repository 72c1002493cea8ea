import { Transaction as Oracle } from 'bitcoinjs-lib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat, fromHex } from '../../src/base/bytes.js'
import { isCoinbase, PreviousTransaction } from '../../src/bitcoin/previous-transaction.js'
import { decodeTransaction, encodeTransaction, type Transaction } from '../../src/bitcoin/transaction.js'

const bytes = (maxLength: number) => fc.uint8Array({ maxLength })
const hex32 = fc.stringMatching(/^[0-9a-f]{64}$/)
const uint32 = fc.integer({ min: 0, max: 0xffffffff })
const anyTransaction: fc.Arbitrary<Transaction> = fc.record({
  version: uint32,
  inputs: fc.array(
    fc.record({
      txid: hex32,
      vout: uint32,
      scriptSig: bytes(300),
      sequence: uint32,
      witness: fc.array(bytes(300), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  outputs: fc.array(fc.record({ value: fc.bigInt({ min: 0n, max: 2n ** 52n }), script: bytes(300) }), {
    minLength: 1,
    maxLength: 4,
  }),
  locktime: uint32,
})

const accepts = (read: () => unknown): boolean => {
  try {
    read()
    return true
  } catch {
    return false
  }
}

test('has the txid that another library computes, and every output', () => {
  fc.assert(
    fc.property(anyTransaction, transaction => {
      const encoded = encodeTransaction(transaction)
      const previous = new PreviousTransaction(concat(Uint8Array.of(9), encoded).subarray(1))
      expect(previous.txid).toBe(Oracle.fromBuffer(encoded).getId())
      transaction.outputs.forEach((output, index) => {
        expect(previous.output(index)).toEqual(output)
      })
      expect(previous.output(transaction.outputs.length)).toBeUndefined()
    }),
  )
})

test('takes and refuses what reading the whole transaction takes and refuses', () => {
  const spoiled = fc
    .record({ transaction: anyTransaction, at: fc.nat(200), byte: fc.nat(255), cut: fc.nat(3) })
    .map(({ transaction, at, byte, cut }) => {
      const encoded = encodeTransaction(transaction)
      encoded[at % encoded.length] = byte
      return encoded.subarray(0, encoded.length - cut)
    })
  let refused = 0
  fc.assert(
    fc.property(spoiled, bytes => {
      const taken = accepts(() => decodeTransaction(bytes))
      if (!taken) refused++
      expect(accepts(() => new PreviousTransaction(bytes))).toBe(taken)
    }),
    { numRuns: 500 },
  )
  expect(refused).toBeGreaterThan(10)
})

const input = (txid: string, witness = '') => `${txid}0000000000ffffffff${witness}`
const coins = `01${'00'.repeat(8)}00`
const superfluous = `020000000001${`01${input('11'.repeat(32))}`}${coins}0000000000`

test.each([
  ['nothing', ''],
  ['a superfluous witness', superfluous],
  ['a witness of no inputs', `02000000000100${coins}00000000`],
  ['a count that is longer than it needs to be', `02000000fd0100${input('11'.repeat(32))}${coins}00000000`],
  ['more outputs than there are', `0200000001${input('11'.repeat(32))}02${coins.slice(2)}00000000`],
  ['an absurd number of inputs', `02000000ffffffffffffff1f00${input('11'.repeat(32))}`],
  ['bytes behind the end', `0200000001${input('11'.repeat(32))}${coins}0000000000`],
])('refuses %s', (_, hex) => {
  expect(() => new PreviousTransaction(fromHex(hex))).toThrowCode('transaction.malformed')
})

test.each([
  ['00'.repeat(32), true],
  ['11'.repeat(32), false],
  [`${'00'.repeat(31)}01`, false],
  [`01${'00'.repeat(31)}`, false],
])('whether its coins were mined: input %s', (txid, coinbase) => {
  const hex = `0200000001${input(txid)}${coins}00000000`
  expect(new PreviousTransaction(fromHex(hex)).coinbase).toBe(coinbase)
})

test('without inputs, nothing was mined', () => {
  const hex = `02000000${'00'.repeat(2)}00000000`
  expect(new PreviousTransaction(fromHex(hex)).coinbase).toBe(false)
})

test('mined coins are told from paid ones, with a witness and without', () => {
  const nothing = { txid: '00'.repeat(32), vout: 0xffffffff, scriptSig: new Uint8Array(2), sequence: 0 }
  const bytesOf = (txids: readonly string[], witness: readonly Uint8Array[]) =>
    encodeTransaction({
      version: 2,
      inputs: txids.map(txid => ({ ...nothing, txid, witness })),
      outputs: [{ value: 1n, script: new Uint8Array(0) }],
      locktime: 0,
    })
  const [none, some] = ['00'.repeat(32), '11'.repeat(32)]
  for (const witness of [[], [new Uint8Array(32)]]) {
    for (const [txids, mined] of [
      [[none], true],
      [[some], false],
      [[none, some], false],
    ] as const) {
      expect(isCoinbase(bytesOf(txids, witness))).toBe(mined)
      expect(new PreviousTransaction(bytesOf(txids, witness)).coinbase).toBe(mined)
    }
  }
  expect(isCoinbase(new Uint8Array(0))).toBe(false)
})

import { Transaction } from 'bitcoinjs-lib'
import { describe, expect, test } from 'vitest'
import { toHex } from '../../src/base/bytes.js'
import { RingiError } from '../../src/base/error.js'
import { parsePreviousTransactions } from '../../src/coins/previous-transactions.js'
import { transactionBytes } from './support.js'

const plain = transactionBytes([5000n])
const hex = toHex(plain)
const segwit = toHex(transactionBytes([5000n], { witness: [Uint8Array.of(1)] }))
const other = toHex(transactionBytes([7000n]))
const txidOf = (text: string) => Transaction.fromHex(text).getId()

/** Where a refusal says that the fault is. */
function fault(...texts: string[]): unknown {
  try {
    parsePreviousTransactions(texts)
  } catch (error) {
    return error instanceof RingiError && error.code === 'utxo.prevtx-malformed' ? error.details : error
  }
  return 'accepted'
}

describe('parsePreviousTransactions', () => {
  test('reads hex, one a line, with the txids that bitcoinjs-lib finds', () => {
    const found = parsePreviousTransactions([`\n  ${hex}\r\n\n${other}\t\n`, segwit.toUpperCase(), ''])
    expect([...found.keys()].sort()).toEqual([txidOf(hex), txidOf(other)].sort())
    expect(found.get(txidOf(hex))).toEqual(plain)
  })

  test('keeps the first of one transaction given with and without its witness', () => {
    expect(toHex(parsePreviousTransactions([segwit, hex]).get(txidOf(hex)) as Uint8Array)).toBe(segwit)
    expect(toHex(parsePreviousTransactions([hex, segwit]).get(txidOf(hex)) as Uint8Array)).toBe(hex)
  })

  test('reads the JSON of gettransaction and getrawtransaction', () => {
    const one = JSON.stringify({ txid: 'x', hex, confirmations: 2 }, null, 2)
    expect([...parsePreviousTransactions([one]).keys()]).toEqual([txidOf(hex)])
    expect(parsePreviousTransactions([` ${JSON.stringify([{ hex }, { hex: other }])}\n`]).size).toBe(2)
  })

  test.each([
    ['odd digits', hex.slice(1)],
    ['a truncated transaction', hex.slice(0, -2)],
    ['bytes after it', `${hex}00`],
    ['a space inside', `${hex.slice(0, 20)} ${hex.slice(20)}`],
    ['no hex', 'zz'],
    ['a txid', txidOf(hex)],
  ])('refuses %s, naming the text and its line', (_name, line) => {
    expect(fault(hex, `${hex}\n\n${line}\n${other}`)).toEqual({ why: 'no-transaction', text: 1, line: 3 })
  })

  test('names the entry of an array', () => {
    expect(fault(JSON.stringify([{ hex }, { hex: 'zz' }]))).toEqual({
      why: 'no-transaction',
      text: 0,
      row: 1,
    })
    expect(fault(JSON.stringify([{ hex }, hex, 7]))).toEqual({ why: 'no-transaction', text: 0, row: 2 })
    expect(fault(JSON.stringify({ txid: txidOf(hex) }))).toEqual({ why: 'no-transaction', text: 0, row: 0 })
  })

  test('refuses JSON that is none, a bomb, and more than a block can hold', () => {
    expect(() => parsePreviousTransactions(['{'])).toThrowCode('utxo.prevtx-malformed')
    expect(() => parsePreviousTransactions(['['.repeat(200_000)])).toThrowCode('utxo.prevtx-malformed')
    expect(fault('00'.repeat(4_000_001))).toEqual({ why: 'no-transaction', text: 0, line: 1 })
  })
})

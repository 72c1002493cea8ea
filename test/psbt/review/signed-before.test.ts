import { expect, test } from 'vitest'
import { sats } from '../../../src/chain/amount.js'
import { type History, RunningHistory } from '../../../src/log/history.js'
import type { SignedRecord } from '../../../src/log/signed-record.js'
import type { ReviewedInput } from '../../../src/psbt/review/reviewed-psbt.js'
import { checkHistory } from '../../../src/psbt/review/signed-before.js'
import { vaultOf } from '../../support/rehearsal.js'

const TXID = '0'.repeat(63)
const NOW = `${TXID}a`
const BEFORE = `${TXID}b`

const input = (vout: number, value: bigint | undefined): ReviewedInput => ({
  ...{ outPoint: { txid: NOW, vout }, address: undefined, proven: true },
  ...{ challenges: [], signatures: new Map(), signers: new Map() },
  value: value === undefined ? undefined : sats(value),
})

/** A history in which `coins`, by their output and value, were signed away in the transaction `txid`. */
function historyOf(txid: string, ...coins: readonly (readonly [vout: number, value: bigint])[]): History {
  const record: SignedRecord = {
    ...{ vault: '', proposal: '', txid, time: 0, height: null, payments: [], change: 0n, fee: 0n },
    ...{ cosigners: new Set(), signings: [] },
    coins: coins.map(([vout, value]) => ({ outpoint: `${NOW}:${vout}`, value })),
  }
  const history = new RunningHistory()
  history.assumeSigned(record)
  return history
}

const INPUTS = [input(0, 5n), input(1, 6n), input(2, undefined)]

/** What is found, as severity, code and input. */
const found = (history: History) =>
  checkHistory({ vault: vaultOf(), txid: NOW, inputs: INPUTS }, history).map(
    ({ severity, code, where }) => `${severity} ${code} ${(where as { input?: number }).input}`,
  )

test('the same transaction signed before, with the same amounts, is nothing to tell', () => {
  expect(found(historyOf(NOW, [0, 5n], [1, 6n]))).toEqual([])
  expect(found(historyOf(BEFORE, [7, 5n]))).toEqual([])
})

test('a coin with another amount than before blocks, in the same transaction and in another one', () => {
  expect(found(historyOf(NOW, [0, 5n], [1, 7n]))).toEqual(['block input.amount-changed 1'])
  expect(found(historyOf(BEFORE, [0, 4n]))).toEqual([
    'block input.amount-changed 0',
    'warn input.signed-before 0',
  ])
})

test('every coin that was signed away in another transaction is told of', () => {
  expect(found(historyOf(BEFORE, [1, 6n], [0, 5n], [9, 1n]))).toEqual([
    'warn input.signed-before 1',
    'warn input.signed-before 0',
  ])
})

test('a coin whose amount is not known has no other one than before', () => {
  expect(found(historyOf(NOW, [2, 5n]))).toEqual([])
  expect(found(historyOf(BEFORE, [2, 5n]))).toEqual(['warn input.signed-before 2'])
})

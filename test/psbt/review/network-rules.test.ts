import { describe, expect, it } from 'vitest'
import type { Transaction } from '../../../src/bitcoin/transaction.js'
import { NETWORKS } from '../../../src/chain/network.js'
import { checkNetworkRules } from '../../../src/psbt/review/network-rules.js'

const { regtest } = NETWORKS
const MONEY = 2_100_000_000_000_000n
const input = (vout: number) => {
  return { txid: 'ab'.repeat(32), vout, scriptSig: new Uint8Array(0), sequence: 0, witness: [] }
}
const output = (value: bigint) => ({ value, script: Uint8Array.of(0x51) })
const honest: Transaction = {
  version: 2,
  inputs: [input(0), input(1)],
  outputs: [output(0n), output(MONEY)],
  locktime: 0,
}
const codes = (change: Partial<Transaction>, weight = 1000) =>
  checkNetworkRules({ ...honest, ...change }, weight, regtest).map(
    ({ severity, code }) => `${severity} ${code}`,
  )

describe('what nodes say of a transaction', () => {
  it('is nothing for one that they take', () => {
    expect(codes({}, regtest.relay.mostWeight)).toEqual([])
  })

  it.each([
    ['no inputs', { inputs: [] }, 'block transaction.malformed'],
    ['no outputs', { outputs: [] }, 'block transaction.malformed'],
    ['a coin twice', { inputs: [input(1), input(0), input(1)] }, 'block transaction.malformed'],
    ['a negative amount', { outputs: [output(-1n), output(1n)] }, 'block amount.out-of-range'],
    ['too much in one output', { outputs: [output(MONEY + 1n)] }, 'block amount.out-of-range'],
    ['too much together', { outputs: [output(MONEY), output(1n)] }, 'block amount.out-of-range'],
  ])('is a refusal for %s', (_, change, code) => {
    expect(codes(change)).toEqual([code])
  })

  it('is a refusal for one that is too heavy', () => {
    expect(codes({}, regtest.relay.mostWeight + 1)).toEqual(['block transaction.too-heavy'])
  })
})

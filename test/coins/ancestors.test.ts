import { expect, test } from 'vitest'
import { decodeTransaction, transactionId } from '../../src/bitcoin/transaction.js'
import { sats } from '../../src/chain/amount.js'
import { parseFeeRate } from '../../src/chain/fee-rate.js'
import { NETWORKS } from '../../src/chain/network.js'
import { ancestorsOf as ancestorsOn, shortfallAt } from '../../src/coins/ancestors.js'
import type { Utxo } from '../../src/coins/utxo.js'
import { outputScript, transactionBytes } from './support.js'

const ancestorsOf = (utxo: Utxo, known: ReadonlyMap<string, Uint8Array>) =>
  ancestorsOn(utxo, known, NETWORKS.mainnet)
const idOf = (bytes: Uint8Array) => transactionId(decodeTransaction(bytes))
const before = transactionBytes([5_000n, 90_000n])
const parent = transactionBytes([60_000n, 29_700n], { txid: idOf(before), vout: 1 })
const txid = idOf(parent)
const coin: Utxo = {
  ...{ outPoint: { txid, vout: 0 }, value: sats(60_000n), script: outputScript(0), confirmations: 0 },
}
const previous = new Map([parent, before].map(bytes => [idOf(bytes), bytes]))
const vsize = parent.length

test('a confirmed coin has none, nor one whose age nobody tells', () => {
  for (const confirmations of [1, undefined])
    expect(ancestorsOf({ ...coin, confirmations }, previous)).toBeUndefined()
})

test('the fee of the transaction that made the coin follows from those before it', () => {
  expect(ancestorsOf(coin, previous)).toEqual({ txid, vsize, fee: 300n, assumed: false, incomplete: false })
})

test('without them it is taken to be one satoshi a virtual byte', () => {
  const assumed = { txid, vsize, fee: BigInt(vsize), assumed: true, incomplete: false }
  expect(ancestorsOf(coin, new Map([[txid, parent]]))).toEqual(assumed)
  // Neither another transaction under its name proves anything, nor one that has no such output or too little in it.
  for (const other of [parent, transactionBytes([1n]), transactionBytes([1n, 2n])])
    expect(ancestorsOf(coin, new Map(previous).set(idOf(before), other))).toEqual(assumed)
})

test('what the snapshot says counts, since it knows them all', () => {
  const told = { vsize: 500, fee: sats(700n) }
  expect(ancestorsOf({ ...coin, ancestors: told }, previous)).toEqual({
    txid,
    ...told,
    assumed: false,
    incomplete: false,
  })
})

test('what they lack is what the rate asks beyond their fee, and never less than nothing', () => {
  const ancestors = { txid, vsize: 201, fee: sats(201n), assumed: false, incomplete: false }
  expect(shortfallAt(parseFeeRate('20'), ancestors)).toEqual({ txid, shortfall: 3819n })
  expect(shortfallAt(parseFeeRate('1'), ancestors)).toEqual({ txid, shortfall: 0n })
  expect(shortfallAt(parseFeeRate('0.5'), ancestors)).toEqual({ txid, shortfall: 0n })
})

test('where a server says that there are more, they are known to be missing', () => {
  const ancestors = ancestorsOf({ ...coin, unconfirmedParents: true }, previous)
  expect(ancestors).toEqual({ txid, vsize, fee: 300n, assumed: false, incomplete: true })
})

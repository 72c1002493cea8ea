import { expect, test } from 'vitest'
import { encodeTransaction, transactionId } from '../../../src/bitcoin/transaction.js'
import type { Utxo } from '../../../src/coins/utxo.js'
import { ownCoins } from '../../../src/psbt/propose/own-coins.js'
import { fundingOf, vaultOf } from '../../support/rehearsal.js'

const vault = vaultOf()
const TIP = 1000

/** A coin of the vault that was mined into being, of which a snapshot says only `fields`. */
function minedCoin(fields: Partial<Utxo>) {
  const paid = fundingOf(vault, { value: 5_000_000_000n })
  const input = { ...paid.inputs[0], txid: '00'.repeat(32), vout: 0xffffffff, sequence: 0 }
  const transaction = { ...paid, inputs: [{ ...input, scriptSig: new Uint8Array(4), witness: [] }] }
  const txid = transactionId(transaction)
  const { value, script } = transaction.outputs[1] as (typeof transaction.outputs)[number]
  const outPoint = { txid, vout: 1 }
  const utxo = { outPoint, value, script, ...fields } as Utxo
  const choice = { explicit: [], allowUnconfirmed: true, height: TIP }
  return {
    utxo,
    outPoint,
    choice: { ...choice, previous: new Map([[txid, encodeTransaction(transaction)]]) },
  }
}

const YOUNG: readonly Partial<Utxo>[] = [
  { confirmations: 100 },
  { confirmations: 100, coinbase: true },
  { height: TIP - 99 },
  { height: TIP - 99, coinbase: true },
]

test.each(YOUNG)('a mined coin is left alone for 100 blocks: %o', fields => {
  const { utxo, outPoint, choice } = minedCoin(fields)
  expect(() => ownCoins(vault, [utxo], choice)).toThrowCode('coins.none')
  expect(() => ownCoins(vault, [utxo], { ...choice, explicit: [outPoint] })).toThrowCode('utxo.immature')
})

const OLD: readonly Partial<Utxo>[] = [
  { confirmations: 101 },
  { confirmations: 101, coinbase: true },
  { height: TIP - 100 },
  { height: TIP - 100, coinbase: true },
]

test.each(OLD)('and is spent after that: %o', fields => {
  const { utxo, choice } = minedCoin(fields)
  expect(ownCoins(vault, [utxo], choice).coins).toHaveLength(1)
})

test('a paid coin is as good as its confirmations', () => {
  const transaction = fundingOf(vault, { value: 7_000n })
  const txid = transactionId(transaction)
  const { value, script } = transaction.outputs[1] as (typeof transaction.outputs)[number]
  const utxo = { outPoint: { txid, vout: 1 }, value, script, confirmations: 1 } as Utxo
  const previous = new Map([[txid, encodeTransaction(transaction)]])
  const choice = { explicit: [], allowUnconfirmed: false, height: TIP, previous }
  expect(ownCoins(vault, [utxo], choice).coins).toHaveLength(1)
  expect(() => ownCoins(vault, [{ ...utxo, confirmations: 0 }], choice)).toThrowCode('coins.none')
})

import { Transaction } from 'bitcoinjs-lib'
import { describe, expect, test } from 'vitest'
import { toHex } from '../../src/base/bytes.js'
import { sats } from '../../src/chain/amount.js'
import { proveCoin, proveCoins } from '../../src/coins/prove-coin.js'
import type { Utxo } from '../../src/coins/utxo.js'
import { outputScript, transactionBytes } from './support.js'

const bytes = transactionBytes([5000n, 6000n])
const txid = Transaction.fromHex(toHex(bytes)).getId()
const previous = new Map([[txid, bytes]])
const coin = (fields: Partial<Utxo> = {}): Utxo => ({
  outPoint: { txid, vout: 1 },
  value: sats(6000n),
  ...fields,
})

describe('proveCoin', () => {
  test('tells value, script and origin by the transaction', () => {
    const proven = { value: 6000n, script: outputScript(1), coinbase: false }
    expect(proveCoin(coin(), previous)).toEqual(proven)
    expect(proveCoin(coin({ script: outputScript(1), coinbase: false }), previous)).toEqual(proven)
  })

  test('knows a coinbase transaction', () => {
    const mined = transactionBytes([5000n], { txid: '00'.repeat(32), vout: 0xffffffff })
    const id = Transaction.fromHex(toHex(mined)).getId()
    const reward = coin({ outPoint: { txid: id, vout: 0 }, value: sats(5000n) })
    expect(proveCoin(reward, new Map([[id, mined]])).coinbase).toBe(true)
    const denied = () => proveCoin({ ...reward, coinbase: false }, new Map([[id, mined]]))
    expect(denied).toThrowCode('utxo.prevtx-mismatch')
  })

  test('refuses what it cannot prove', () => {
    const prove =
      (fields: Partial<Utxo>, known = previous) =>
      () =>
        proveCoin(coin(fields), known)
    expect(prove({}, new Map())).toThrowCode('utxo.prevtx-missing')
    expect(prove({ outPoint: { txid, vout: 2 } })).toThrowCode('utxo.prevtx-mismatch')
    expect(prove({}, new Map([[txid, transactionBytes([6000n, 6000n])]]))).toThrowCode('utxo.prevtx-mismatch')
    expect(prove({}, new Map([[txid, bytes.subarray(1)]]))).toThrowCode('utxo.prevtx-malformed')
    expect(prove({ value: sats(5999n) })).toThrowCode('utxo.amount-mismatch')
    expect(prove({ value: sats(6001n) })).toThrowCode('utxo.amount-mismatch')
    expect(prove({ script: outputScript(0) })).toThrowCode('utxo.script-mismatch')
    expect(prove({ coinbase: true })).toThrowCode('utxo.prevtx-mismatch')
  })

  test('refuses an output that is worth less than nothing', () => {
    const negative = transactionBytes([-1n])
    const id = Transaction.fromBuffer(negative).getId()
    const claim = coin({ outPoint: { txid: id, vout: 0 }, value: sats(0n) })
    expect(() => proveCoin(claim, new Map([[id, negative]]))).toThrowCode('utxo.amount-mismatch')
  })
})

describe('proveCoins', () => {
  test('answers in order, and refuses all for one', () => {
    const first = coin({ outPoint: { txid, vout: 0 }, value: sats(5000n) })
    expect(proveCoins([coin(), first], previous).map(({ value }) => value)).toEqual([6000n, 5000n])
    expect(() => proveCoins([coin(), { ...first, value: sats(1n) }], previous)).toThrowCode(
      'utxo.amount-mismatch',
    )
  })

  test('reads a transaction once for all of its coins', () => {
    const reads = { count: 0 }
    const counting = new Map(previous)
    counting.get = key => {
      reads.count++
      return previous.get(key)
    }
    proveCoins([coin(), coin(), coin()], counting)
    expect(reads.count).toBe(1)
  })
})

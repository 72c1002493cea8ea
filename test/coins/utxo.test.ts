import { describe, expect, test } from 'vitest'
import { sats } from '../../src/chain/amount.js'
import { type Utxo, uniqueUtxos } from '../../src/coins/utxo.js'

const coin = (fields: Partial<Utxo> = {}): Utxo => ({
  outPoint: { txid: 'aa'.repeat(32), vout: 1 },
  value: sats(5000n),
  ...fields,
})
const script = Uint8Array.of(0x51)

describe('uniqueUtxos', () => {
  test('keeps different coins, in order', () => {
    const coins = [coin(), coin({ outPoint: { txid: 'aa'.repeat(32), vout: 0 } })]
    expect(uniqueUtxos(coins)).toEqual(coins)
  })

  test('joins what two sources know, and believes the younger age', () => {
    const node = coin({ script, confirmations: 7, height: 100, label: 'rent' })
    const server = coin({ confirmations: 5, height: 102, coinbase: false, hint: { change: 1, index: 3 } })
    const joined = { ...node, confirmations: 5, height: 102, coinbase: false, hint: { change: 1, index: 3 } }
    expect(uniqueUtxos([node, server])).toEqual([joined])
    expect(uniqueUtxos([server, node])).toEqual([joined])
    expect(uniqueUtxos([coin(), coin({ confirmations: 0 })])).toEqual([coin({ confirmations: 0 })])
  })

  test.each([
    ['value', coin(), coin({ value: sats(5001n) })],
    ['script', coin({ script }), coin({ script: Uint8Array.of(0x52) })],
    ['coinbase', coin({ coinbase: true }), coin({ coinbase: false })],
  ])('refuses a contradiction in %s, also in the third of three', (_field, a, b) => {
    expect(() => uniqueUtxos([a, b])).toThrowCode('utxos.duplicate')
    expect(() => uniqueUtxos([a, a, b])).toThrowCode('utxos.duplicate')
    expect(() => uniqueUtxos([a, coin(), b])).toThrowCode('utxos.duplicate')
  })
})

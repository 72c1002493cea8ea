import { describe, expect, test } from 'vitest'
import { parsePreviousTransactions } from '../../src/coins/previous-transactions.js'
import { parseSnapshot } from '../../src/coins/snapshot.js'

const txid = 'ab'.repeat(32)
const wallet = {
  prevout_hash: txid,
  prevout_n: 1,
  height: 800,
  value: '1.5',
  address: 'bcrt1qx',
  coinbase: false,
  bip32_paths: {},
  nsequence: 4294967293,
}
const server = { tx_hash: txid, tx_pos: 1, height: 800, value: 150_000_000 }
const utxo = { outPoint: { txid, vout: 1 }, value: 150_000_000n, height: 800 }
const parse = (value: unknown) => parseSnapshot(JSON.stringify(value)).utxos

describe('coins of Electrum', () => {
  test('are read from the wallet and from a server', () => {
    expect(parse([wallet])).toEqual([{ ...utxo, coinbase: false }])
    expect(parse([{ ...wallet, value: '2' }])[0]?.value).toBe(200_000_000n)
    expect(parse([{ ...wallet, value_sats: 7 }])[0]?.value).toBe(7n)
    expect(parse([server, server])).toEqual([utxo, utxo])
  })

  test.each([0, -1])('at height %i are not in a block yet', height => {
    for (const one of [wallet, server]) {
      const [read] = parse([{ ...one, height }])
      expect(read).toMatchObject({ confirmations: 0 })
      expect(read?.height).toBeUndefined()
      expect(read?.unconfirmedParents).toBe(height === -1 ? true : undefined)
    }
  })

  test.each([
    { value: '1.123456789' },
    { value: '1,5' },
    { value: 1.5 },
    { value: '105120000.00000001' },
    { value: '-1' },
    { value: '1e3' },
    { height: -2 },
    { prevout_n: -1 },
    { prevout_hash: 'AB'.repeat(32) },
  ])('are refused with %j', wrong => {
    expect(() => parse([{ ...wallet, ...wrong }])).toThrowCode('utxos.malformed')
  })

  test.each([{ value: 1.5 }, { value: '1' }, { tx_pos: '1' }, { height: -3 }])(
    'of a server with %j',
    wrong => {
      expect(() => parse([{ ...server, ...wrong }])).toThrowCode('utxos.malformed')
    },
  )
})

describe('the envelope of JSON-RPC', () => {
  const envelope = (result: unknown) => ({ result, error: null, id: 'curl' })

  test('is taken off, from a batch as well', () => {
    expect(parse(envelope([server]))).toEqual([utxo])
    expect(parse({ jsonrpc: '2.0', result: [server], id: 1 })).toEqual([utxo])
    expect(parse([envelope([server]), envelope([server])])).toEqual([utxo, utxo])
  })

  test('with an error in it is refused', () => {
    for (const bad of [
      { result: null, error: { code: -1, message: 'x' }, id: 1 },
      { result: null, error: null, id: 1 },
      { error: {}, id: 1 },
    ]) {
      expect(() => parse(bad)).toThrowCode('utxos.malformed')
      expect(() => parsePreviousTransactions([JSON.stringify(bad)])).toThrowCode('utxo.prevtx-malformed')
    }
  })
})

import { describe, expect, test } from 'vitest'
import { NETWORKS, type Network } from '../../src/chain/network.js'
import { parsePreviousTransactions } from '../../src/coins/previous-transactions.js'
import { listUnspentUtxo } from '../../src/coins/printed-utxos.js'
import { Row } from '../../src/coins/row.js'
import { parseSnapshot } from '../../src/coins/snapshot.js'

const read = (fields: object) =>
  listUnspentUtxo(new Row(0, { txid: 'ab'.repeat(32), vout: 0, amount: 1, scriptPubKey: '51', ...fields }))

test.each([
  [
    'wsh(sortedmulti(2,[aabbccdd/48h/1h/0h/2h/1/7]02aa,[11223344/48h/1h/0h/2h/1/7]03bb))#abc',
    { change: 1, index: 7 },
  ],
  ["sh(wsh(multi(1,[aabbccdd/48'/0'/0'/1'/0/2147483647]02aa)))", { change: 0, index: 2147483647 }],
  ['wsh(pk([aabbccdd/0/5]02aa))', { change: 0, index: 5 }],
  // The keys of one address are all at the same place.
  ['wsh(multi(2,[aabbccdd/0/5]02aa,[11223344/0/6]03bb))', undefined],
  ['wsh(multi(2,[aabbccdd/0/5]02aa,[11223344/1/5]03bb))', undefined],
  ['wsh(multi(2,[aabbccdd/0/5]02aa,[11223344]03bb))', undefined],
  // Not at a place where vaults have addresses.
  ['wsh(pk([aabbccdd/2/5]02aa))', undefined],
  ['wsh(pk([aabbccdd/0/5h]02aa))', undefined],
  ["wsh(pk([aabbccdd/0h/5']02aa))", undefined],
  ['wsh(pk([aabbccdd/0/2147483648]02aa))', undefined],
  ['wsh(pk([aabbccdd]02aa))', undefined],
  ['addr(bc1q)', undefined],
])('the hint in %s', (desc, hint) => {
  expect(read({ desc }).hint).toEqual(hint)
})

test('what the unconfirmed transactions before it weigh and pay', () => {
  const told = { confirmations: 0, ancestorcount: 2, ancestorsize: 402, ancestorfees: 603 }
  expect(read(told).ancestors).toEqual({ vsize: 402, fee: 603n })
  expect(read({ confirmations: 3 }).ancestors).toBeUndefined()
  expect(read({ ancestorsize: 402 }).ancestors).toBeUndefined()
  for (const wrong of [
    { ancestorsize: -1 },
    { ancestorsize: 1e7 },
    { ancestorfees: 1.5 },
    { ancestorfees: '9' },
  ])
    expect(() => read({ ...told, ...wrong })).toThrowCode('utxos.malformed')
})

test('a label that would not show as what it is stays out', () => {
  expect(read({ label: 'rent 家賃' }).label).toBe('rent 家賃')
  expect(read({ label: '' }).label).toBeUndefined()
  expect(read({ label: 'a\u202eb' }).label).toBeUndefined()
  expect(read({ label: '\u001b[2J' }).label).toBeUndefined()
})

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

test('what is no amount is told in the coins of the network', () => {
  const argsOn = (network?: Network) => {
    const row = { txid: 'ab'.repeat(32), vout: 0, amount: '1', scriptPubKey: '51' }
    return expect(() => listUnspentUtxo(new Row(0, row, network)))
  }
  argsOn(NETWORKS.monacoin).toThrow(
    expect.objectContaining({ args: expect.objectContaining({ unit: 'MONA' }) }),
  )
  argsOn(NETWORKS.mainnet).toThrow(
    expect.objectContaining({ args: { why: 'no-bitcoin', field: 'amount', row: 0 } }),
  )
  argsOn().toThrowCode('utxos.malformed')
})

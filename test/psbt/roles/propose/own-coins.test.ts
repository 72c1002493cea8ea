import { describe, expect, test } from 'vitest'
import { decodeTransaction, encodeTransaction, transactionId } from '../../../../src/bitcoin/transaction.js'
import { parseLabels } from '../../../../src/coins/labels.js'
import type { Utxo } from '../../../../src/coins/utxo.js'
import { type CoinChoice, ownCoins } from '../../../../src/psbt/roles/propose/own-coins.js'
import { fundsOf, vaultOf } from '../../../support/rehearsal.js'

const vault = vaultOf()
const { utxos, previous } = fundsOf(vault, [
  { value: 1_000_000n },
  { branch: 1, index: 7, value: 2_000_000n },
])
const [first, second] = utxos as [Utxo, Utxo]
const foreign = fundsOf(vaultOf({ required: 1 }), [{ value: 3_000_000n }]).utxos[0] as Utxo

function choice(changes: Partial<CoinChoice> = {}): CoinChoice {
  return { explicit: [], allowUnconfirmed: false, previous, height: undefined, ...changes }
}
const indexesOf = (given: readonly Utxo[], changes: Partial<CoinChoice> = {}) =>
  ownCoins(vault, given, choice(changes)).coins.map(({ address }) => [address.branch, address.index])

test('coins are the vault’s by their scripts, with a hint or without', () => {
  const silent = utxos.map(({ hint: _, ...utxo }) => utxo)
  const misled = utxos.map(utxo => ({ ...utxo, hint: { change: 0, index: 99 } as const }))
  for (const given of [utxos, silent, misled])
    expect(indexesOf(given)).toEqual([
      [0, 0],
      [1, 7],
    ])
})

test('a coin is found where its hint says, however far that is', () => {
  expect(indexesOf(fundsOf(vault, [{ branch: 1, index: 5_000, value: 1_000_000n }]).utxos)).toEqual([
    [1, 5_000],
  ])
})

test('where a source prints no script the previous transaction has it', () => {
  const silent = utxos.map(({ script: _, ...utxo }) => utxo)
  expect(indexesOf(silent)).toHaveLength(2)
  expect(() => indexesOf(silent, { previous: new Map() })).toThrowCode('utxo.prevtx-missing')
})

test('coins of others are passed over, and told', () => {
  const { coins, findings } = ownCoins(vault, [...utxos, foreign], choice())
  expect(coins).toHaveLength(2)
  expect(findings.map(({ severity, code }) => `${severity}:${code}`)).toEqual(['warn:utxo.not-ours'])
  expect(() => ownCoins(vault, [foreign], choice())).toThrowCode('coins.none')
})

describe('coins that labels forbid to spend', () => {
  const { txid, vout } = first.outPoint
  const labels = parseLabels(JSON.stringify({ type: 'output', ref: `${txid}:${vout}`, spendable: false }))

  test('are passed over, and told', () => {
    const { coins, known, findings } = ownCoins(vault, utxos, choice({ labels }))
    expect(coins.map(({ utxo }) => utxo)).toEqual([second])
    expect(known).toHaveLength(2)
    expect(findings.map(({ severity, code }) => `${severity}:${code}`)).toEqual(['info:utxo.frozen'])
    expect(() => ownCoins(vault, [first], choice({ labels }))).toThrowCode('coins.none')
  })

  test('are refused where they are named', () => {
    const explicit = [second.outPoint, first.outPoint]
    expect(() => ownCoins(vault, utxos, choice({ labels, explicit }))).toThrowCode('utxo.frozen')
  })
})

describe('coins that wait', () => {
  const unconfirmed = { ...first, confirmations: 0 }
  const mined = (confirmations: number) => ({ ...first, coinbase: true, confirmations })

  test('without a confirmation are passed over unless that is allowed', () => {
    expect(indexesOf([unconfirmed, second])).toEqual([[1, 7]])
    expect(indexesOf([unconfirmed, second], { allowUnconfirmed: true })).toHaveLength(2)
    expect(() => indexesOf([unconfirmed])).toThrowCode('coins.none')
  })

  test('mined ones rest for a hundred blocks, allowed or not', () => {
    expect(indexesOf([mined(100), second], { allowUnconfirmed: true })).toEqual([[1, 7]])
    expect(indexesOf([mined(101), second])).toHaveLength(2)
    expect(() => indexesOf([mined(100)], { explicit: [first.outPoint] })).toThrowCode('utxo.immature')
  })

  test('but count as known, so that change does not go where they lie', () => {
    const { coins, known } = ownCoins(vault, [unconfirmed, second], choice())
    expect([coins.length, known.length]).toEqual([1, 2])
  })
})

test('where a source tells the height of a coin, its age follows from that of the chain', () => {
  const { confirmations: _, ...ageless } = first
  const mined = { ...ageless, coinbase: true, height: 800 }
  expect(indexesOf([mined, second], { height: 899 })).toEqual([[1, 7]])
  expect(indexesOf([mined, second], { height: 900 })).toHaveLength(2)
})

describe('a coin whose age nobody tells', () => {
  const { confirmations: _, ...ageless } = { ...first, coinbase: true }
  test.each([
    ['no height at all', ageless, {}],
    ['that of the chain alone', ageless, { height: 899 }],
    ['its own alone', { ...ageless, height: 800 }, {}],
  ])('is not taken for young: %s', (_what, coin, changes) => {
    expect(indexesOf([coin, second], changes)).toHaveLength(2)
  })
})

describe('where a source does not tell which coins were mined', () => {
  const funding = decodeTransaction(previous.get(first.outPoint.txid) as Uint8Array)
  const [input] = funding.inputs as [(typeof funding.inputs)[number]]
  const mined = { ...funding, inputs: [{ ...input, txid: '00'.repeat(32) }] }
  const txid = transactionId(mined)
  const young: Utxo = { ...first, outPoint: { txid, vout: 1 }, confirmations: 50 }

  test('the previous transaction does', () => {
    const withMined = new Map([...previous, [txid, encodeTransaction(mined)]])
    expect(indexesOf([young, second], { previous: withMined })).toEqual([[1, 7]])
    expect(indexesOf([{ ...first, confirmations: 50 }, second])).toHaveLength(2)
  })

  test('and without one nobody does', () => {
    expect(indexesOf([young, second], { previous: new Map() })).toHaveLength(2)
  })
})

test('named coins are exactly those', () => {
  const explicit = [second.outPoint]
  expect(indexesOf(utxos, { explicit })).toEqual([[1, 7]])
  expect(indexesOf([{ ...second, confirmations: 0 }], { explicit })).toEqual([[1, 7]])
  expect(ownCoins(vault, [...utxos, foreign], choice({ explicit })).findings).toEqual([])
  expect(() => indexesOf([...utxos, foreign], { explicit: [foreign.outPoint] })).toThrowCode('utxo.not-ours')
  const unknown = { txid: 'ab'.repeat(32), vout: 0 }
  expect(() => indexesOf(utxos, { explicit: [unknown] })).toThrowCode('utxo.unknown')
})

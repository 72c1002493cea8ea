import { describe, expect, test } from 'vitest'
import { parseBalances } from '../../../src/rules/evidence/balances.js'

const DIGEST = 'ab'.repeat(32)
const STATEMENT = {
  ringi: 1,
  kind: 'balances',
  time: '2026-11-22T00:00:00Z',
  balances: { [DIGEST]: '5', hot: '2100' },
}
const with_ = (changed: object) => JSON.stringify({ ...STATEMENT, ...changed })

test('a statement says what lies where, and when that was', () => {
  const { time, amounts, total } = parseBalances(JSON.stringify(STATEMENT, null, 2))
  expect(time).toBe(Date.UTC(2026, 10, 22))
  expect([...amounts]).toEqual([
    [DIGEST, 5n],
    ['hot', 2_100n],
  ])
  expect(total).toBe(2_105n)
  expect(parseBalances(with_({ balances: {} })).total).toBe(0n)
  expect(parseBalances(with_({ balances: { all: '2100000000000000' } })).total).toBe(2_100_000_000_000_000n)
})

const COIN = (byte: string, vout = 0) => `${byte.repeat(32)}:${vout}`
const CHAIN = {
  number: 7,
  height: 900_000,
  block: 'ef'.repeat(32),
  coins: { [DIGEST]: { [COIN('11')]: '2', [COIN('22', 5)]: '3' } },
}

test('it says where in the chain that was, which coins there are, and which are spent', () => {
  const { chain, digest } = parseBalances(with_({ ...CHAIN, spent: [COIN('33')] }))
  expect(chain).toMatchObject({ number: 7, height: 900_000, block: CHAIN.block })
  expect([...(chain?.coins.get(DIGEST) ?? [])]).toEqual([COIN('11'), COIN('22', 5)])
  expect([...(chain?.spent ?? [])]).toEqual([COIN('33')])
  expect(digest).toMatch(/^[0-9a-f]{64}$/)
  expect(parseBalances(with_(CHAIN)).digest).not.toBe(digest)
  expect(parseBalances(with_(CHAIN)).chain?.spent.size).toBe(0)
  expect(parseBalances(JSON.stringify(STATEMENT)).chain).toBeUndefined()
})

describe('no statement of the chain', () => {
  test.each([
    ['one of its fields alone', { number: 7 }],
    ['all but one', { ...CHAIN, block: undefined }],
    ['one more', { ...CHAIN, note: 1 }],
    ['a number below zero', { ...CHAIN, number: -1 }],
    ['a height that is a time', { ...CHAIN, height: 500_000_000 }],
    ['a block that is no hash', { ...CHAIN, block: 'ef' }],
    ['coins that are worth less than the balance', { ...CHAIN, coins: { [DIGEST]: { [COIN('11')]: '2' } } }],
    ['coins of whom no balance is stated', { ...CHAIN, coins: { cold: {} } }],
    ['a coin that is none', { ...CHAIN, coins: { [DIGEST]: { [COIN('1')]: '5' } } }],
    ['a coin that is there and spent', { ...CHAIN, spent: [COIN('11')] }],
    ['spent coins that are no list', { ...CHAIN, spent: {} }],
  ])('%s', (_, changed) => {
    expect(() => parseBalances(with_(changed))).toThrowCode('balances.malformed')
  })
})

describe('no statement', () => {
  test.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a field more', with_({ note: 1 })],
    ['a field fewer', JSON.stringify({ ...STATEMENT, time: undefined })],
    ['another kind', with_({ kind: 'balance' })],
    ['a later format', with_({ ringi: 2 })],
    ['an amount that is a number', with_({ balances: { hot: 5 } })],
    ['an amount in bitcoin', with_({ balances: { hot: '0.5' } })],
    ['an amount below zero', with_({ balances: { hot: '-1' } })],
    ['an amount with a zero before it', with_({ balances: { hot: '01' } })],
    ['an amount above all money', with_({ balances: { hot: '10512000000000001' } })],
    ['amounts that are that together', with_({ balances: { a: '10512000000000000', b: '1' } })],
    ['balances that are a list', with_({ balances: ['5'] })],
    ['a time that is none', with_({ time: '2026-11-31T00:00:00Z' })],
    ['a time without a zone', with_({ time: '2026-11-22T00:00:00' })],
    ['a time in a zone', with_({ time: '2026-11-22T00:00:00+09:00' })],
    ['a time that is a number', with_({ time: 1 })],
    ['a name twice', JSON.stringify(STATEMENT).replace('"hot"', '"hot":"1","hot"')],
    ['something behind it', `${JSON.stringify(STATEMENT)}x`],
    ['too much', JSON.stringify(STATEMENT) + ' '.repeat(16_000_000)],
  ])('%s', (_, text) => {
    expect(() => parseBalances(text)).toThrowCode('balances.malformed')
  })
})

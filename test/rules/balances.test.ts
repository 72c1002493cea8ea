import { describe, expect, test } from 'vitest'
import { parseBalances } from '../../src/rules/balances.js'

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
    ['an amount above all bitcoin', with_({ balances: { hot: '2100000000000001' } })],
    ['amounts that are that together', with_({ balances: { a: '2100000000000000', b: '1' } })],
    ['balances that are a list', with_({ balances: ['5'] })],
    ['a time that is none', with_({ time: '2026-11-31T00:00:00Z' })],
    ['a time without a zone', with_({ time: '2026-11-22T00:00:00' })],
    ['a time in a zone', with_({ time: '2026-11-22T00:00:00+09:00' })],
    ['a time that is a number', with_({ time: 1 })],
    ['a name twice', JSON.stringify(STATEMENT).replace('"hot"', '"hot":"1","hot"')],
    ['something behind it', `${JSON.stringify(STATEMENT)}x`],
    ['too much', JSON.stringify(STATEMENT) + ' '.repeat(1_000_000)],
  ])('%s', (_, text) => {
    expect(() => parseBalances(text)).toThrowCode('balances.malformed')
  })
})

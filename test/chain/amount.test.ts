import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  digitsOf,
  formatDecimal,
  isPossible,
  parseAmount,
  sats,
  sumSats,
  typedAmount,
} from '../../src/chain/amount.js'
import { formatAmount } from '../../src/chain/money.js'
import { NETWORKS } from '../../src/chain/network.js'

const { mainnet } = NETWORKS
const MAX_MONEY = mainnet.chain.unit.most
const { monacoin } = NETWORKS
const { most: MOST } = monacoin.chain.unit

test('an amount lies between nothing and the most that any chain has, or the one that is named', () => {
  expect([sats(0n), sats(1n), sats(MOST)]).toEqual([0n, 1n, 10_512_000_000_000_000n])
  expect(sats(MAX_MONEY, mainnet)).toBe(2_100_000_000_000_000n)
  for (const value of [-1n, MOST + 1n, -(2n ** 63n), 2n ** 64n])
    expect(() => sats(value)).toThrowCode('amount.out-of-range')
  expect(() => sats(MAX_MONEY + 1n, mainnet)).toThrowCode('amount.out-of-range')
})

test('a sum is held to the same range as an amount', () => {
  expect(sumSats([])).toBe(0n)
  expect(sumSats([sats(1n), sats(2n), sats(3n)])).toBe(6n)
  expect(sumSats([sats(MAX_MONEY), sats(0n)])).toBe(MAX_MONEY)
  expect(() => sumSats([sats(MOST), sats(1n)])).toThrowCode('amount.out-of-range')
  expect(() => sumSats([sats(MAX_MONEY), sats(1n)], mainnet)).toThrowCode('amount.out-of-range')
})

test.each([
  ['0.5btc', 50_000_000n],
  ['.5 BTC'.replace('.', '0.'), 50_000_000n],
  ['1btc', 100_000_000n],
  ['0.00000001btc', 1n],
  ['50000sat', 50_000n],
  ['50000 sats', 50_000n],
  ['50000 \t sats', 50_000n],
  ['  7sat ', 7n],
  ['21000000btc', MAX_MONEY],
])('%s is typed for an amount', (text, expected) => expect(parseAmount(text)).toBe(expected))

test.each(['1', '0.5', '50000', '.', '0', ' 12 '])('%s has no unit', text => {
  expect(() => parseAmount(text)).toThrowCode('amount.unit-missing')
})

test.each([
  ...['', 'btc', '-1btc', '+1sat', '1e3sat', '0x10sat', '1,5btc', '1_000sat', '1.btc', '.5btc', 'btc1'],
  ...[
    '0.000000001btc',
    '0.5sat',
    '1.0sat',
    '1 000sat',
    '1mbtc',
    '1btc 2sat',
    '１btc',
    'Infinitybtc',
    'NaNsat',
  ],
])('%j is no amount', text => {
  expect(() => parseAmount(text)).toThrowCode('amount.malformed')
})

test('an amount beyond all bitcoin is refused however long it is typed', () => {
  for (const text of ['21000000.00000001btc', '2100000000000001sat', `${'9'.repeat(400)}sat`])
    expect(() => parseAmount(text)).toThrowCode('amount.out-of-range')
})

test('500 characters are read, and not one more', () => {
  expect(parseAmount(`${'0'.repeat(496)}1sat`)).toBe(1n)
  expect(() => parseAmount(`${'0'.repeat(497)}1sat`)).toThrowCode('amount.malformed')
})

test('a text of megabytes is refused as fast as a short one', () => {
  for (const text of [`1${' '.repeat(1e6)}1`, `${'9'.repeat(1e7)}sat`, `${' '.repeat(1e6)}1btc`])
    expect(() => parseAmount(text)).toThrowCode('amount.malformed')
})

test('what is formatted is read as the same amount', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: MAX_MONEY }), value => {
      expect(parseAmount(typedAmount(value, mainnet), mainnet)).toBe(value)
      expect(parseAmount(`${value}sat`)).toBe(value)
    }),
  )
})

test('bitcoin are written with eight decimals and a sign where one is needed', () => {
  expect([0n, 1n, -1n, 150_000_000n, -150_000_000n].map(one => formatDecimal(one, mainnet))).toEqual([
    '0.00000000',
    '0.00000001',
    '-0.00000001',
    '1.50000000',
    '-1.50000000',
  ])
})

// Six decimals, and more money than a double counts exactly.
const other = {
  chain: {
    ...mainnet.chain,
    unit: {
      code: 'XYZ',
      decimals: 6,
      smallest: 'bit',
      isTypedInSmallest: true,
      most: 9_000_000_000_000_001n,
    },
  },
}

test('where the network is known, amounts are in its unit alone', () => {
  expect(parseAmount('0.5xyz', other)).toBe(500_000n)
  expect(parseAmount('7 bits', other)).toBe(7n)
  expect(formatAmount(9_000_000_000_000_001n, other)).toBe('9000000000.000001 XYZ')
  expect(parseAmount(typedAmount(123n, other), other)).toBe(123n)
  for (const text of ['1btc', '1sat']) expect(() => parseAmount(text, other)).toThrowCode('amount.other-unit')
  expect(() => parseAmount('0.0000001xyz', other)).toThrowCode('amount.malformed')
  expect(() => parseAmount('1xyz', mainnet)).toThrowCode('amount.malformed')
  for (const text of ['1btc', '1sat', '7 sats'])
    expect(() => parseAmount(text, monacoin)).toThrowCode('amount.other-unit')
  expect(() => parseAmount('1mona', mainnet)).toThrowCode('amount.other-unit')
  expect(() => parseAmount('1xyz')).toThrowCode('amount.malformed')
  expect(() => parseAmount('9000000000.000002xyz', other)).toThrowCode('amount.out-of-range')
})

test('what is possible on one chain may be more than there is of another', () => {
  expect(isPossible(MAX_MONEY)).toBe(true)
  expect(isPossible(MAX_MONEY + 1n, mainnet)).toBe(false)
  expect(isPossible(MAX_MONEY + 1n, other)).toBe(true)
  expect(isPossible(-1n, other)).toBe(false)
})

test.each([
  [5n, 0, '5'],
  [5n, 3, '0.005'],
  [-5n, 1, '-0.5'],
  [1_234_567n, 3, '1234.567'],
  [0n, 6, '0.000000'],
])('%s with %s decimals is %s', (amount, decimals, text) => {
  expect(digitsOf(amount, decimals)).toBe(text)
})

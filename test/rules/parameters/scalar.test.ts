import { describe, expect, test } from 'vitest'
import { NETWORKS } from '../../../src/chain/network.js'
import type { Names, Parameter } from '../../../src/rules/parameters/parameter.js'
import {
  amount,
  choice,
  count,
  feeRate,
  flag,
  reference,
  share,
} from '../../../src/rules/parameters/scalar.js'

const NAMES: Names = { network: 'regtest', groups: ['security'], places: ['hot'] }
const read = <T>(kind: Parameter<T>, text: string): T =>
  kind.read({ kind: 'text', text, line: 3, column: 5 }, NAMES)

describe.each<[string, Parameter<never>, readonly [string, unknown][], readonly string[]]>([
  [
    'an amount',
    amount('looser') as Parameter<never>,
    [
      ['0sat', 0n],
      ['0.5btc', 50_000_000n],
      ['1 BTC', 100_000_000n],
      ['21000000btc', 2_100_000_000_000_000n],
    ],
    [
      '',
      '1',
      '0.5',
      '-1sat',
      '1e8sat',
      '0.5sat',
      '21000000.00000001btc',
      '1,000sat',
      '١sat',
      '1btc '.repeat(200),
    ],
  ],
  [
    'a count',
    count('looser', 1, 20) as Parameter<never>,
    [
      ['1', 1],
      ['20', 20],
    ],
    ['', '0', '21', '01', '+1', '1.0', '1e1', '0x1', ' 1', '١', '9'.repeat(400), 'Infinity', 'NaN'],
  ],
  [
    'a share',
    share('looser') as Parameter<never>,
    [
      ['0%', 0],
      ['5%', 500],
      ['0.25%', 25],
      ['0.5%', 50],
      ['100%', 10_000],
      ['100.00%', 10_000],
    ],
    ['', '%', '5', '5 %', '-5%', '100.01%', '101%', '0.255%', '.5%', '5.%', '1e1%', '5%%'],
  ],
  [
    'a fee rate',
    feeRate('looser') as Parameter<never>,
    [
      ['50', 50_000],
      ['2.5', 2_500],
      ['0.001', 1],
    ],
    ['', '-1', '0.0001', '1e3', '12345678', '5 sat/vB'],
  ],
  [
    'yes or no',
    flag('looser') as Parameter<never>,
    [
      ['yes', true],
      ['true', true],
      ['no', false],
      ['false', false],
    ],
    ['', 'Yes', 'y', '1', 'on'],
  ],
  [
    'a word',
    choice(['none', 'any']) as Parameter<never>,
    [['none', 'none']],
    ['', 'None', 'toString', 'constructor'],
  ],
  ['a place', reference('place') as Parameter<never>, [['hot', 'hot']], ['', 'security', 'Hot', '__proto__']],
  ['a group', reference('group') as Parameter<never>, [['security', 'security']], ['hot']],
])('%s', (_, kind, right, wrong) => {
  test.each(right)('%j is one', (text, value) => {
    expect(read(kind, text)).toBe(value)
    expect(typeof kind.print(read(kind, text), NETWORKS.mainnet)).toBe('string')
  })

  test.each(wrong)('%j is none', text => {
    expect(() => read(kind, text)).toThrowCode('policy.malformed')
  })

  test('nor is a list or a map', () => {
    const at = { line: 1, column: 1 }
    expect(() => kind.read({ ...at, kind: 'list', items: [] }, NAMES)).toThrowCode('policy.malformed')
    expect(() => kind.read({ ...at, kind: 'map', entries: new Map() }, NAMES)).toThrowCode('policy.malformed')
  })
})

describe('what a change does', () => {
  const effect = <T>(kind: Parameter<T>, before: string, after: string) =>
    kind.compare(read(kind, before), read(kind, after), NETWORKS.mainnet).map(one => one.effect)

  test.each([
    ['a larger most', amount('looser'), '1btc', '2btc', ['looser']],
    ['a smaller most', amount('looser'), '2btc', '1btc', ['tighter']],
    ['a larger least', count('tighter', 1, 9), '1', '2', ['tighter']],
    ['a smaller least', count('tighter', 1, 9), '2', '1', ['looser']],
    ['the same in another unit', amount('looser'), '1btc', '100000000sat', []],
    ['a permission', flag('looser'), 'no', 'yes', ['looser']],
    ['a duty', flag('tighter'), 'no', 'yes', ['tighter']],
    ['a looser word', choice(['none', 'any'], true), 'none', 'any', ['looser']],
    ['a word without rank', choice(['a', 'b']), 'a', 'b', ['other']],
  ] as readonly [string, Parameter<unknown>, string, string, string[]][])(
    '%s',
    (_, kind, before, after, expected) => {
      expect(effect(kind, before, after)).toEqual(expected)
    },
  )
})

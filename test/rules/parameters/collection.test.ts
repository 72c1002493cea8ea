import { expect, test } from 'vitest'
import { NETWORKS } from '../../../src/chain/network.js'
import { list, named, optional, record, required } from '../../../src/rules/parameters/collection.js'
import type { Names, Parameter } from '../../../src/rules/parameters/parameter.js'
import { count, flag, text } from '../../../src/rules/parameters/scalar.js'
import { parseSource } from '../../../src/rules/parameters/source.js'

const NAMES: Names = { network: 'regtest', groups: [], places: [] }
const read = <T>(kind: Parameter<T>, yaml: string): T => kind.read(parseSource(yaml), NAMES)
const ANY = text<string>(
  { why: 'line' },
  one => one,
  one => one,
)

const WINDOW = record('a window', {
  hours: required(count('tighter', 1, 99)),
  max: optional(count('looser', 0, 99), 'tighter'),
})
const WINDOWS = list(WINDOW, { more: 'tighter', key: ({ hours }) => `${hours} h` })

test('a record has its fields, those it needs, and no others', () => {
  expect(read(WINDOW, '{ hours: 5, max: 2 }')).toEqual({ hours: 5, max: 2 })
  expect(read(WINDOW, '{ hours: 5 }')).toEqual({ hours: 5 })
  for (const wrong of ['{ max: 2 }', '{ hours: 5, maximum: 2 }', '[hours]', 'hours', '{ hours: [5] }'])
    expect(() => read(WINDOW, wrong)).toThrowCode('policy.malformed')
})

test('a record can refuse what does not go together', () => {
  const kind = record('x', { a: optional(ANY, 'other'), b: optional(ANY, 'other') }, ({ a, b }) =>
    a !== undefined && b !== undefined ? { why: 'window-of' } : undefined,
  )
  expect(read(kind, '{ a: 1 }')).toEqual({ a: '1' })
  expect(() => read(kind, '{ a: 1, b: 2 }')).toThrowCode('policy.malformed', {
    ...{ line: 1, column: 1, why: 'window-of' },
  })
})

test('a list has at least one item, and nothing twice', () => {
  const kind = list(ANY, { more: 'looser' })
  expect(read(kind, '[a, b]')).toEqual(['a', 'b'])
  for (const wrong of ['[]', '[a, a]', 'a', '{ a: b }'])
    expect(() => read(kind, wrong)).toThrowCode('policy.malformed')
  expect(() => read(WINDOWS, '[{ hours: 5, max: 1 }, { hours: 5, max: 2 }]')).toThrowCode('policy.malformed')
  const many = `[${Array.from({ length: 10_001 }, (_, i) => `a${i}`).join(',')}]`
  expect(() => read(kind, many)).toThrowCode('policy.malformed')
})

test('what a change does, from the inside out', () => {
  const differences = (before: string, after: string) =>
    WINDOWS.compare(read(WINDOWS, before), read(WINDOWS, after), NETWORKS.mainnet).map(({ path, effect }) => [
      path.join(' '),
      effect,
    ])
  expect(differences('[{ hours: 5 }]', '[{ hours: 5 }]')).toEqual([])
  expect(differences('[{ hours: 5, max: 1 }]', '[{ hours: 5, max: 2 }]')).toEqual([['5 h max', 'looser']])
  expect(differences('[{ hours: 5, max: 1 }]', '[{ hours: 5 }]')).toEqual([['5 h max', 'looser']])
  expect(differences('[{ hours: 5 }]', '[{ hours: 5, max: 1 }]')).toEqual([['5 h max', 'tighter']])
  expect(differences('[{ hours: 5 }]', '[{ hours: 6 }]')).toEqual([
    ['5 h', 'looser'],
    ['6 h', 'tighter'],
  ])
})

test('a map from names', () => {
  const kind = named(ANY, record('x', { on: required(flag('looser')) }), 'looser')
  expect(read(kind, '{ __proto__: { on: yes }, b: { on: no } }')).toEqual(
    new Map([
      ['__proto__', { on: true }],
      ['b', { on: false }],
    ]),
  )
  expect(() => read(kind, '[a]')).toThrowCode('policy.malformed')
  const effects = kind.compare(
    read(kind, '{ a: { on: no } }'),
    read(kind, '{ a: { on: yes }, b: { on: no } }'),
    NETWORKS.mainnet,
  )
  expect(effects.map(({ path, effect }) => [path.join(' '), effect])).toEqual([
    ['a on', 'looser'],
    ['b', 'looser'],
  ])
})

import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  anything,
  count,
  described,
  either,
  exactly,
  flag,
  list,
  mapOf,
  matching,
  nullable,
  number,
  oneOf,
  open,
  optional,
  record,
  type Shape,
  type Shaped,
  type ShapeFault,
  saidAs,
  text,
  where,
} from '../../src/base/shape.js'

const coin = record({ id: matching(/^[a-z]\/\d$/), value: count, note: optional(nullable(text)) })
const purse = record({
  version: exactly(2),
  owner: oneOf('alice', 'bob'),
  locked: flag,
  rate: number,
  coins: list(coin),
  names: mapOf(text, matching(/^[a-z]+$/)),
  extra: anything,
})
const PURSE = {
  version: 2,
  owner: 'bob',
  locked: false,
  rate: -0.5,
  coins: [
    { id: 'a/1', value: 0 },
    { id: 'b/2', value: 7, note: null },
  ],
  names: { left: 'x' },
  extra: [{}],
}

test('what is of a shape is let through, and has its type', () => {
  expect(purse(PURSE)).toBe(true)
  expect(purse.fault(PURSE)).toBeUndefined()
  expectTypeOf<Shaped<typeof coin>>().toExtend<{
    readonly id: string
    readonly value: number
    readonly note?: string | null | undefined
  }>()
  expectTypeOf<Shaped<typeof purse>['owner']>().toEqualTypeOf<'alice' | 'bob'>()
})

describe('what is wrong is found with its place', () => {
  const at = (value: unknown, of: Shape<unknown> = purse): unknown => {
    const { expected: _, ...fault } = of.fault(value) as ShapeFault
    return fault
  }
  test.each<[string, unknown, ShapeFault['at'], ShapeFault['is']]>([
    ['no object', 'x', [], 'wrong'],
    ['null', null, [], 'wrong'],
    ['a list', [], [], 'wrong'],
    ['a member that is not known', { ...PURSE, 'xprv…': 1 }, [], 'unknown'],
    ['a member of the prototype', JSON.parse('{"__proto__":1}'), [], 'unknown'],
    ['the first of the members that are missing', {}, ['version'], 'missing'],
    ['another version', { ...PURSE, version: 1 }, ['version'], 'wrong'],
    ['another word', { ...PURSE, owner: 'carol' }, ['owner'], 'wrong'],
    ['a text for a flag', { ...PURSE, locked: 'no' }, ['locked'], 'wrong'],
    ['a text for a number', { ...PURSE, rate: '1' }, ['rate'], 'wrong'],
    ['no list', { ...PURSE, coins: {} }, ['coins'], 'wrong'],
    ['an item that is none', { ...PURSE, coins: [PURSE.coins[0], null] }, ['coins', 1], 'wrong'],
    ['half a number', { ...PURSE, coins: [{ id: 'a/1', value: 0.5 }] }, ['coins', 0, 'value'], 'wrong'],
    ['a number below 0', { ...PURSE, coins: [{ id: 'a/1', value: -1 }] }, ['coins', 0, 'value'], 'wrong'],
    [
      'too large a number',
      { ...PURSE, coins: [{ id: 'a/1', value: 2 ** 53 }] },
      ['coins', 0, 'value'],
      'wrong',
    ],
    [
      'a text that is not like that',
      { ...PURSE, coins: [{ id: 'a', value: 1 }] },
      ['coins', 0, 'id'],
      'wrong',
    ],
    ['an optional one', { ...PURSE, coins: [{ ...PURSE.coins[0], note: 5 }] }, ['coins', 0, 'note'], 'wrong'],
    ['a name in a map', { ...PURSE, names: { A: 'x' } }, ['names'], 'wrong'],
    ['a value in a map', { ...PURSE, names: { a: 1 } }, ['names'], 'wrong'],
  ])('%s', (_, value, place, is) => {
    expect(at(value)).toEqual({ at: place, is })
    expect(purse(value)).toBe(false)
  })

  test('and with what is expected there', () => {
    expect(purse.fault({ ...PURSE, locked: 1 })?.expected).toEqual({ type: 'boolean' })
  })

  test('a member that is inherited is none', () => {
    expect(at(Object.create(PURSE))).toEqual({ at: ['version'], is: 'missing' })
  })

  test('of one that may have others, only in its own', () => {
    const some = open({ id: text })
    expect(some({ id: 'x', more: 1 })).toBe(true)
    expect(at({ id: 1, more: 1 }, some)).toEqual({ at: ['id'], is: 'wrong' })
    expect(at([], some)).toEqual({ at: [], is: 'wrong' })
  })

  test('of two shapes, in the whole', () => {
    const any = either(record({ a: text }), record({ b: count }))
    expect([any({ a: 'x' }), any({ b: 1 }), any({ a: 'x', b: 1 })]).toEqual([true, true, false])
    expect(at({ a: 1 }, any)).toEqual({ at: [], is: 'wrong' })
  })

  test('of one with a condition, in the shape first', () => {
    const even = where(record({ n: count }), ({ n }) => n % 2 === 0)
    expect(even({ n: 2 })).toBe(true)
    expect(at({ n: 3 }, even)).toEqual({ at: [], is: 'wrong' })
    expect(at({ n: -1 }, even)).toEqual({ at: ['n'], is: 'wrong' })
  })
})

describe('the schema', () => {
  const ajv = new Ajv2020()
  const schemas = (shape: Shape<unknown>) => ajv.compile(shape.schema)

  test('names what has to be there first, and nothing else is let in', () => {
    expect(record({ a: optional(text), b: count }).schema).toEqual({
      type: 'object',
      properties: { b: { type: 'integer', minimum: 0 }, a: { type: 'string' } },
      required: ['b'],
      additionalProperties: false,
    })
    expect(open({ a: text }).schema).toMatchObject({ required: ['a'], additionalProperties: true })
    expect(purse.schema).toMatchObject({ properties: { names: { propertyNames: { pattern: '^[a-z]+$' } } } })
  })

  test('can say more than what is looked at here, and describe it', () => {
    const loose = saidAs(matching(/^x$/).schema, described(text, 'an x'))
    expect(loose('y')).toBe(true)
    expect(loose.fault(1)?.expected).toEqual({ type: 'string' })
    expect(loose.schema).toEqual({ type: 'string', pattern: '^x$' })
    expect(described(text, 'an x').schema).toEqual({ type: 'string', description: 'an x' })
  })

  test('agrees with the shape on what is changed anywhere', () => {
    const validate = schemas(purse)
    expect(validate(PURSE)).toBe(true)
    const names = Object.keys(PURSE)
    fc.assert(
      fc.property(fc.constantFrom(...names, 'stranger'), fc.jsonValue({ maxDepth: 3 }), (name, value) => {
        const changed = { ...PURSE, [name]: value }
        expect(purse(changed)).toBe(validate(changed))
      }),
    )
    for (const name of names) {
      const { [name]: _, ...rest } = PURSE as Record<string, unknown>
      expect([purse(rest), validate(rest)]).toEqual([false, false])
    }
  })
})

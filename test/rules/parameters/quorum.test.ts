import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NETWORKS } from '../../../src/chain/network.js'
import {
  type Groups,
  lackingOf,
  openDemands,
  QUORUM,
  type Quorum,
  type Signatories,
} from '../../../src/rules/parameters/quorum.js'
import { parseSource } from '../../../src/rules/parameters/source.js'

const GROUPS = new Map([
  ['security', ['carol', 'dave']],
  ['empty', []],
])
const NAMES = { network: 'regtest', groups: ['security', 'empty'], places: [] }
const quorum = (yaml: string) => QUORUM.read(parseSource(yaml), NAMES)
const suffices = (yaml: string, ...signers: string[]) =>
  lackingOf(quorum(yaml), new Set(signers), GROUPS) === undefined

describe('who suffices', () => {
  test.each([
    ['{ any: 2 }', ['alice'], false],
    ['{ any: 2 }', ['alice', 'bob'], true],
    ['{ any: 2, including: { security: 1 } }', ['alice', 'bob'], false],
    ['{ any: 2, including: { security: 1 } }', ['alice', 'carol'], true],
    ['{ any: 3, including: { security: 2 } }', ['carol', 'dave'], false],
    ['{ any: 1, including: { security: 2 } }', ['carol', 'dave'], true],
    ['{ any: 1, including: { empty: 1 } }', ['alice', 'carol', 'dave'], false],
  ])('%s by %j: %j', (yaml, signers, expected) => {
    expect(suffices(yaml, ...signers)).toBe(expected)
  })
})

test.each([
  '{ any: 0 }',
  '{ any: 21 }',
  '{}',
  '{ any: 1, including: { nobody: 1 } }',
  '{ any: 1, including: { security: 0 } }',
])('%s is none', yaml => {
  expect(() => quorum(yaml)).toThrowCode('policy.malformed')
})

test('fewer people are looser, and so is a group that is no longer asked for', () => {
  const effects = (before: string, after: string) =>
    QUORUM.compare(quorum(before), quorum(after), NETWORKS.mainnet).map(({ effect }) => effect)
  expect(effects('{ any: 3 }', '{ any: 2 }')).toEqual(['looser'])
  expect(effects('{ any: 2, including: { security: 1 } }', '{ any: 2 }')).toEqual(['looser'])
  expect(effects('{ any: 2 }', '{ any: 2, including: { security: 1 } }')).toEqual(['tighter'])
})

describe('distinct people', () => {
  const QUORUM_OF_TWO = '{ any: 2, including: { security: 1, board: 1 }'
  const groups: Groups = new Map([
    ['security', ['carol']],
    ['board', ['carol', 'dave']],
  ])
  const names = { network: 'regtest', groups: ['security', 'board'], places: [] }
  const lacking = (yaml: string, ...people: string[]) =>
    lackingOf(QUORUM.read(parseSource(yaml), names), new Set(people), groups)

  test('who is in two groups counts in each, unless people have to be distinct', () => {
    expect(lacking(`${QUORUM_OF_TWO} }`, 'alice', 'carol')).toBeUndefined()
    expect(lacking(`${QUORUM_OF_TWO}, distinct: yes }`, 'alice', 'carol')).toEqual([
      { missing: 1, groups: ['security', 'board'] },
    ])
    expect(lacking(`${QUORUM_OF_TWO}, distinct: yes }`, 'carol', 'dave')).toBeUndefined()
    expect(lacking(`${QUORUM_OF_TWO}, distinct: no }`, 'alice', 'carol')).toBeUndefined()
  })

  test('no more groups than can be told apart quickly', () => {
    const many = Array.from({ length: 9 }, (_, i) => `g${i}`)
    const yaml = (distinct: string) =>
      `{ any: 1, including: { ${many.map(one => `${one}: 1`).join(', ')} }, distinct: ${distinct} }`
    const known = { ...names, groups: many }
    expect(() => QUORUM.read(parseSource(yaml('yes')), known)).toThrowCode('policy.malformed')
    expect(() => QUORUM.read(parseSource(yaml('no')), known)).not.toThrow()
  })
})

describe('whatever M cosigners complete it', () => {
  const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const someOf = <T>(items: readonly T[]) => fc.subarray([...items])
  const scenes = fc
    .record({
      of: fc.integer({ min: 1, max: PEOPLE.length }),
      required: fc.integer({ min: 1, max: PEOPLE.length }),
      members: fc.array(someOf(PEOPLE), { minLength: 1, maxLength: 4 }),
      least: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 }),
      any: fc.integer({ min: 1, max: 8 }),
      distinct: fc.boolean(),
      approvers: someOf(PEOPLE),
      signer: fc.nat(),
    })
    .map(({ of, required, members, least, any, distinct, approvers, signer }) => {
      const people = PEOPLE.slice(0, of)
      const groups: Groups = new Map(
        members.map((names, i) => [`g${i}`, names.filter(one => people.includes(one))]),
      )
      const including = new Map([...groups.keys()].map((name, i) => [name, least[i] as number]))
      const quorum: Quorum = { any, including, distinct }
      const signs = people[signer % of] as string
      const behind = new Set([...approvers.filter(one => people.includes(one)), signs])
      const vault = {
        cosigners: people.map(name => ({ name })),
        paths: [{ quorum: { any: Math.min(required, of), of: people.map((_, place) => place) } }],
      } as unknown as Signatories
      return { quorum, groups, behind, signs, vault, people }
    })

  /** By trying every one of them, and every way to give the people their places. */
  function everyCompletion({ quorum, groups, behind, signs, vault, people }: Scene): boolean {
    const others = people.filter(one => one !== signs)
    return subsets(others, vault.paths[0].quorum.any - 1).every(set =>
      meets(quorum, groups, [...new Set([...behind, ...set])]),
    )
  }
  type Scene = typeof scenes extends fc.Arbitrary<infer T> ? T : never

  function subsets(items: readonly string[], size: number): string[][] {
    if (size === 0) return [[]]
    return items.flatMap((item, at) => subsets(items.slice(at + 1), size - 1).map(rest => [item, ...rest]))
  }

  function meets({ any, including, distinct }: Quorum, groups: Groups, people: readonly string[]): boolean {
    if (people.length < any) return false
    const places = [...(including ?? [])].flatMap(([group, least]) => Array<string>(least).fill(group))
    const fits = (name: string, group: string) => groups.get(group)?.includes(name) === true
    if (distinct) return canSeat(places, people, fits)
    return [...(including ?? [])].every(
      ([group, least]) => people.filter(name => fits(name, group)).length >= least,
    )
  }

  function canSeat(
    [place, ...rest]: readonly string[],
    people: readonly string[],
    fits: (name: string, group: string) => boolean,
  ): boolean {
    if (place === undefined) return true
    return people.some(
      name =>
        fits(name, place) &&
        canSeat(
          rest,
          people.filter(one => one !== name),
          fits,
        ),
    )
  }

  test('nothing is open exactly where all of them would do', () => {
    const seen = { open: 0, closed: 0 }
    fc.assert(
      fc.property(scenes, scene => {
        const { quorum, groups, behind, vault } = scene
        const expected = everyCompletion(scene)
        seen[expected ? 'closed' : 'open']++
        expect(openDemands(quorum, behind, groups, vault).length === 0).toBe(expected)
      }),
      { numRuns: 1500 },
    )
    expect(Math.min(seen.open, seen.closed)).toBeGreaterThan(50)
  })

  test('10 of 20 with eight groups that overlap are told in a moment', () => {
    const people = Array.from({ length: 20 }, (_, i) => `p${i}`)
    const groups: Groups = new Map(
      Array.from({ length: 8 }, (_, i) => [`g${i}`, people.slice(i, i + 9)] as const),
    )
    const including = new Map([...groups.keys()].map(name => [name, 2]))
    const vault = {
      cosigners: people.map(name => ({ name })),
      paths: [{ quorum: { any: 10, of: people.map((_, place) => place) } }],
    } as unknown as Signatories
    const quorum = { any: 20, including, distinct: true }
    const before = performance.now()
    for (let i = 0; i < 20; i++) openDemands(quorum, new Set(people.slice(i)), groups, vault)
    expect(performance.now() - before).toBeLessThan(1000)
  })
})

import { describe, expect, test } from 'vitest'
import { lackingOf, QUORUM } from '../../../src/rules/parameters/quorum.js'
import { parseSource } from '../../../src/rules/policy/source.js'

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
    QUORUM.compare(quorum(before), quorum(after)).map(({ effect }) => effect)
  expect(effects('{ any: 3 }', '{ any: 2 }')).toEqual(['looser'])
  expect(effects('{ any: 2, including: { security: 1 } }', '{ any: 2 }')).toEqual(['looser'])
  expect(effects('{ any: 2 }', '{ any: 2, including: { security: 1 } }')).toEqual(['tighter'])
})

import { expect, test } from 'vitest'
import { comparePolicies, mayLoosen } from '../../../src/rules/policy/compare.js'
import { parsePolicy } from '../../../src/rules/policy/policy.js'
import { policyText } from '../../support/policies.js'

const RULE = 'proposal-limit: { max: 1btc }'
const TEXT = policyText(RULE)
const withHead = (head: string) => policyText(RULE, head)

/** What the second version says otherwise, as field and effect. */
const differences = (before: string, after: string) =>
  comparePolicies(parsePolicy(before), parsePolicy(after)).map(({ rule, path, effect }) =>
    [rule, ...path, effect].filter(part => part !== undefined).join(' '),
  )

test('the same policy is no different, whatever its version and its comments', () => {
  expect(differences(TEXT, TEXT)).toEqual([])
  const next = TEXT.replace('version: 1', 'version: 2').replace(
    'previous: none',
    `previous: ${'a'.repeat(64)}`,
  )
  expect(differences(TEXT, `${next}# a comment\n`)).toEqual([])
})

test.each([
  ['checkpoints that are asked for', 'checkpoints: required', 'checkpoints tighter'],
  ['a quorum for changes', 'changes: { any: 2 }', 'changes tighter'],
  ['exceptions', 'exceptions: { any: 2, rules: [proposal-limit] }', 'exceptions looser'],
])('%s', (_, head, effect) => {
  const opposite = { tighter: 'looser', looser: 'tighter' }
  const back = effect.replace(/tighter|looser/, one => opposite[one as keyof typeof opposite])
  expect(differences(TEXT, withHead(head))).toEqual([effect])
  expect(differences(withHead(head), TEXT)).toEqual([back])
})

test('a rule that permits loosens where it comes', () => {
  const rule = (set: string) => policyText(`${RULE}\nself-transfers: { allow: ${set} }`)
  expect(differences(TEXT, rule('yes'))).toEqual(['self-transfers looser'])
  expect(differences(rule('yes'), TEXT)).toEqual(['self-transfers tighter'])
  expect(differences(TEXT, rule('no'))).toEqual(['self-transfers tighter'])
  expect(differences(rule('no'), TEXT)).toEqual(['self-transfers looser'])
})

test.each([
  ['a description', 'description: a\n', 'description: b\n', false],
  ['a group that comes', '', 'groups: { directors: [officer-1] }\n', false],
  ['a group that goes', 'groups: { directors: [officer-1] }\n', '', false],
  ['who is in a group', 'groups: { g: [officer-1] }\n', 'groups: { g: [officer-1, officer-2] }\n', true],
  ['whose coins they are', 'owner: house\n', 'owner: client\n', true],
  ['more exceptions', '', 'exceptions: { any: 2, rules: [proposal-limit] }\n', true],
  ['fewer exceptions', 'exceptions: { any: 2, rules: [proposal-limit] }\n', '', false],
])('%s may loosen or not', (_, before, after, expected) => {
  const found = comparePolicies(parsePolicy(withHead(before)), parsePolicy(withHead(after)))
  expect(found).not.toEqual([])
  expect(found.some(mayLoosen)).toBe(expected)
})

test('a rule that comes or goes, its severity, and what it is set to', () => {
  const two = policyText(`${RULE}\noutput-count: { max: 3 }`)
  expect(differences(TEXT, two)).toEqual(['output-count tighter'])
  expect(differences(two, TEXT)).toEqual(['output-count looser'])
  const warning = policyText('proposal-limit: { severity: warn, max: 2btc }')
  expect(differences(TEXT, warning)).toEqual(['proposal-limit severity looser', 'proposal-limit max looser'])
  expect(differences(warning, TEXT)).toEqual([
    'proposal-limit severity tighter',
    'proposal-limit max tighter',
  ])
})

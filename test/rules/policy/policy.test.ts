import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { RingiError } from '../../../src/base/error.js'
import { parsePolicy, policyDigest, requireVault } from '../../../src/rules/policy/policy.js'
import { policyOf, policyText, VAULT } from '../../support/policies.js'
import { vaultOf } from '../../support/rehearsal.js'

const RULE = 'proposal-limit: { max: 1btc }'
const TEXT = policyText(RULE)

function refusal(text: string): unknown {
  try {
    return parsePolicy(text)
  } catch (error) {
    if (!(error instanceof RingiError) || error.code !== 'policy.malformed') throw error
    const { line, column, nearest } = error.details
    return { line, column, ...(nearest === undefined ? {} : { nearest }) }
  }
}

test('a policy says what its file says', () => {
  const policy = parsePolicy(TEXT)
  const { name, network, vault, version, previous } = policy
  expect({ name, network, vault, version, previous }).toEqual({
    ...{ name: 'tests', network: 'regtest', vault: VAULT.digest.hex, version: 1, previous: [] },
  })
  expect(policy.rules.map(({ rule, severity, line }) => [rule.name, severity, line])).toEqual([
    ['proposal-limit', 'block', 10],
  ])
})

test('its digest is a tagged hash of the file to the byte, comments included', () => {
  const tag = createHash('sha256').update('ringi/policy').digest()
  const expected = createHash('sha256').update(tag).update(tag).update(TEXT).digest('hex')
  expect(policyDigest(TEXT).hex).toBe(expected)
  expect(parsePolicy(`${TEXT}# a comment\n`).digest.hex).not.toBe(expected)
})

describe('refused, with line, column and the nearest right name', () => {
  test.each([
    ['an unknown field', TEXT.replace('version:', 'verson:'), { line: 6, column: 1, nearest: 'version' }],
    [
      'an unknown rule',
      TEXT.replace('proposal-limit', 'propsal-limit'),
      { line: 10, column: 3, nearest: 'proposal-limit' },
    ],
    ['an unknown field of a rule', TEXT.replace('max:', 'maks:'), { line: 10, column: 21, nearest: 'max' }],
    [
      'a field that is not one of a prototype',
      TEXT.replace('max:', 'constructor:'),
      { line: 10, column: 21 },
    ],
    ['nor that of a policy', TEXT.replace('version:', '__proto__:'), { line: 6, column: 1 }],
    ['a rule that is called so', TEXT.replace('proposal-limit', '__proto__'), { line: 10, column: 3 }],
    ['a rule that lacks a field', TEXT.replace('max: 1btc', ''), { line: 10, column: 19 }],
    ['an amount without a unit', TEXT.replace('1btc', '1'), { line: 10, column: 26 }],
    ['an amount below zero', TEXT.replace('1btc', '-1btc'), { line: 10, column: 26 }],
    ['an amount above all bitcoin', TEXT.replace('1btc', '21000001btc'), { line: 10, column: 26 }],
    [
      'an amount of a fraction of a satoshi',
      TEXT.replace('1btc', '0.000000001btc'),
      { line: 10, column: 26 },
    ],
    ['another severity', TEXT.replace('max: 1btc', 'max: 1btc, severity: info'), { line: 10, column: 42 }],
    ['no rules', policyText('{}'), { line: 10, column: 3 }],
    ['rules that are a list', policyText('- proposal-limit'), { line: 10, column: 3 }],
    ['a later format', TEXT.replace('ringi: 1', 'ringi: 2'), { line: 1, column: 8 }],
    ['another kind of file', TEXT.replace('kind: policy', 'kind: vault'), { line: 2, column: 7 }],
    ['version zero', TEXT.replace('version: 1', 'version: 0'), { line: 6, column: 10 }],
    ['a version in octal', TEXT.replace('version: 1', 'version: 01'), { line: 6, column: 10 }],
    [
      'a digest in capitals',
      TEXT.replace(VAULT.digest.hex, VAULT.digest.hex.toUpperCase()),
      { line: 5, column: 8 },
    ],
    ['a name that is a path', TEXT.replace('name: tests', 'name: ../tests'), { line: 3, column: 7 }],
    ['a list', '- a', { line: 1, column: 1 }],
  ])('%s', (_, text, expected) => {
    expect(refusal(text)).toMatchObject(expected)
  })

  test.each(['ringi', 'kind', 'name', 'network', 'vault', 'version', 'previous', 'rules'])('no %s', field => {
    expect(refusal(TEXT.replace(new RegExp(`^${field}:[^]*?\n(?=\\S|$(?![^]))`, 'm'), ''))).toHaveProperty(
      'line',
    )
  })
})

test('a value is never repeated: it could be a private key', () => {
  const key = 'cVt4o7BGAig1UXywgGSmARhxMdzP5qvQsxKkSsc1XEkw3tDTQFpy'
  expect(() => parsePolicy(TEXT.replace('1btc', key))).not.toThrow(key)
  expect(() => parsePolicy(TEXT.replace('1btc', key))).toThrowCode('policy.malformed')
})

describe('its vault', () => {
  const people = (more: string) => () => requireVault(policyOf(RULE, more), VAULT)

  test('has to be the one that is spent from', () => {
    expect(() => requireVault(parsePolicy(TEXT), VAULT)).not.toThrow()
    expect(() => requireVault(parsePolicy(TEXT), vaultOf({ of: 4 }))).toThrowCode('policy.other-vault')
  })

  test('has to have the people it asks for', () => {
    expect(people('groups: { security: [officer-3] }')).not.toThrow()
    expect(people('groups: { security: [officer-4] }')).toThrowCode('policy.people')
    expect(people('changes: { any: 3 }')).not.toThrow()
    expect(people('changes: { any: 4 }')).toThrowCode('policy.people')
    expect(people('groups: { a: [officer-1] }\nchanges: { any: 2, including: { a: 2 } }')).toThrowCode(
      'policy.people',
    )
    expect(people('exceptions: { any: 4, rules: [dust] }')).toThrowCode('policy.people')
    const tiers = (more: string) => () =>
      requireVault(
        policyOf(
          `quorum: { tiers: [{ up-to: 1btc, any: 2 }, ${more}] }`,
          'groups: { security: [officer-3] }',
        ),
        VAULT,
      )
    expect(tiers('{ any: 3, including: { security: 1 } }')).not.toThrow()
    expect(tiers('{ any: 4 }')).toThrowCode('policy.people')
    expect(tiers('{ any: 2, including: { security: 2 } }')).toThrowCode('policy.people')
  })

  test('is not asked for fewer people than sign for it', () => {
    expect(people('changes: { any: 1 }')).toThrowCode('policy.people')
  })
})

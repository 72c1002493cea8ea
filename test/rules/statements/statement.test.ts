import { describe, expect, test } from 'vitest'
import { POLICY_APPROVAL, type PolicyApproval } from '../../../src/rules/statements/policy-approval.js'
import {
  formatStatement,
  parseStatement,
  requireGenuine,
  sealStatement,
  statementText,
} from '../../../src/rules/statements/statement.js'
import { NOW, VAULT } from '../../support/policies.js'
import { keyOf, vaultOf } from '../../support/rehearsal.js'

const STATEMENT = {
  vault: VAULT.digest.hex,
  policy: 'ab'.repeat(32),
  version: '3',
  cosigner: 'officer-2',
  approved: '2026-11-25T02:00:00Z',
  expires: '2026-12-25T00:00:00Z',
}
const SEALED = sealStatement(POLICY_APPROVAL, keyOf(VAULT, 2), STATEMENT)
const FILE = formatStatement(POLICY_APPROVAL, SEALED)
const genuine =
  (sealed: PolicyApproval, vault = VAULT, now = NOW) =>
  () =>
    requireGenuine(POLICY_APPROVAL, sealed, vault, now)
const changed = (fields: Partial<typeof STATEMENT>): PolicyApproval => ({
  ...SEALED,
  statement: { ...STATEMENT, ...fields },
})

test('a statement is what its file says, and the cosigner’s', () => {
  expect(parseStatement(POLICY_APPROVAL, FILE)).toEqual(SEALED)
  expect(genuine(parseStatement(POLICY_APPROVAL, FILE))).not.toThrow()
})

test('what is signed has every field on a line of its own', () => {
  const lines = statementText(POLICY_APPROVAL, STATEMENT).split('\n')
  expect(lines).toHaveLength(1 + Object.keys(STATEMENT).length + 1)
  for (const value of Object.values(STATEMENT))
    expect(lines.some(line => line.endsWith(`: ${value}`))).toBe(true)
})

describe('not genuine', () => {
  test.each([
    ['another policy', { policy: 'cd'.repeat(32) }],
    ['another version', { version: '4' }],
    ['another time of approval', { approved: '2026-11-25T02:00:01Z' }],
    ['an end that was put off', { expires: '2036-12-25T00:00:00Z' }],
    ['another cosigner', { cosigner: 'officer-3' }],
  ])('with %s', (_, fields) => {
    expect(genuine(changed(fields))).toThrowCode('approval.bad-signature')
  })

  test.each(['', 'smp', 'smpAA==', 'not base64', SEALED.signature.slice(0, -4), `${SEALED.signature}AAAA`])(
    'with the signature %j',
    signature => {
      expect(genuine({ ...SEALED, signature })).toThrowCode('approval.bad-signature')
    },
  )

  test('signed by another cosigner in this one’s name', () => {
    const forged = sealStatement(POLICY_APPROVAL, keyOf(VAULT, 3), STATEMENT)
    expect(genuine(forged)).toThrowCode('approval.bad-signature')
  })

  test('by somebody who is no cosigner', () => {
    expect(genuine(changed({ cosigner: 'officer-4' }))).toThrowCode('approval.unknown-cosigner')
  })

  test('for another vault, of the same people too', () => {
    const other = vaultOf({ required: 3 })
    expect(genuine(SEALED, other)).toThrowCode('approval.other-vault')
    expect(genuine(changed({ vault: other.digest.hex }), other)).toThrowCode('approval.bad-signature')
  })

  test('from the moment that it ends', () => {
    const end = Date.parse(STATEMENT.expires)
    expect(genuine(SEALED, VAULT, end - 1)).not.toThrow()
    expect(genuine(SEALED, VAULT, end)).toThrowCode('approval.expired')
  })
})

describe('no statement at all', () => {
  const json = (changed: object) => JSON.stringify({ ...JSON.parse(FILE), ...changed })
  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['another kind', json({ kind: 'exception' })],
    ['a later format', json({ ringi: 2 })],
    ['a field more', json({ note: 'x' })],
    ['a field fewer', json({ policy: undefined })],
    ['a field of a prototype', FILE.replace('"policy"', '"__proto__"')],
    ['a number for text', json({ version: 3 })],
    ['a version of zero', json({ version: '0' })],
    ['a new line in a name', json({ cosigner: 'officer-2\npolicy: x' })],
    ['a hidden character in a name', json({ cosigner: 'officer-2\u200b' })],
    ['no signature', json({ signature: undefined })],
    ['a member twice', FILE.replace('"version"', '"version": "9",\n  "version"')],
    ['too much', `${FILE}${' '.repeat(10_000)}`],
    ['a time without a zone', json({ expires: '2026-12-25T00:00:00' })],
  ])('%s', (_, text) => {
    expect(() => parseStatement(POLICY_APPROVAL, text)).toThrowCode('approval.malformed')
  })

  test('nor is one made of such fields', () => {
    expect(() => sealStatement(POLICY_APPROVAL, keyOf(VAULT, 2), { ...STATEMENT, version: 'x' })).toThrowCode(
      'approval.malformed',
    )
  })

  test('a day that there is not ends nothing later', () => {
    const sealed = sealStatement(POLICY_APPROVAL, keyOf(VAULT, 2), {
      ...STATEMENT,
      expires: '2027-02-30T00:00:00Z',
    })
    expect(genuine(sealed)).toThrowCode('approval.expired')
  })
})

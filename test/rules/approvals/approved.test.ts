import { describe, expect, test } from 'vitest'
import { requireApproved } from '../../../src/rules/approvals/approved.js'
import { Revocations } from '../../../src/rules/approvals/revocations.js'
import {
  areRivals,
  openRivals,
  requireSuccessor,
  versionPlaceOf,
} from '../../../src/rules/approvals/succession.js'
import { type Policy, parsePolicy } from '../../../src/rules/policy/policy.js'
import { POLICY_APPROVAL, type PolicyApproval } from '../../../src/rules/statements/policy-approval.js'
import { POLICY_REVOCATION } from '../../../src/rules/statements/policy-revocation.js'
import { sealStatement } from '../../../src/rules/statements/statement.js'
import { NOW, policyOf, policyText, VAULT } from '../../support/policies.js'
import { keyOf } from '../../support/rehearsal.js'

const RULE = 'proposal-limit: { max: 1btc }'
const FIRST = policyOf(RULE)

function approvalOf(policy: Policy, officer: number, changed: object = {}): PolicyApproval {
  return sealStatement(POLICY_APPROVAL, keyOf(VAULT, officer), {
    vault: VAULT.digest.hex,
    policy: policy.digest.hex,
    version: String(policy.version),
    cosigner: `officer-${officer}`,
    approved: '2026-11-25T02:00:00Z',
    expires: '2026-12-25T00:00:00Z',
    ...changed,
  })
}

const approvedBy = (policy: Policy, officers: readonly number[], inForce?: Policy) => () =>
  requireApproved(
    policy,
    officers.map(officer => approvalOf(policy, officer)),
    { vault: VAULT, inForce, revocations: new Revocations(VAULT), now: NOW },
  )

describe('enough approvals', () => {
  test('are as many as the vault asks for', () => {
    expect(approvedBy(FIRST, [1])).toThrowCode('approval.incomplete')
    expect(approvedBy(FIRST, [3, 1])()).toEqual(['officer-1', 'officer-3'])
  })

  test('are not one cosigner’s twice', () => {
    expect(approvedBy(FIRST, [1, 1])).toThrowCode('approval.incomplete')
  })

  test('are those that the version in force asks for, not the new one', () => {
    const strict = policyOf(
      RULE,
      'groups: { security: [officer-3] }\nchanges: { any: 2, including: { security: 1 } }',
    )
    expect(approvedBy(FIRST, [1, 2], strict)).toThrowCode('approval.incomplete')
    expect(approvedBy(FIRST, [1, 3], strict)).not.toThrow()
    expect(approvedBy(strict, [1, 2], FIRST)).not.toThrow()
  })

  test('a first version is judged by itself', () => {
    expect(approvedBy(policyOf(RULE, 'changes: { any: 3 }'), [1, 2])).toThrowCode('approval.incomplete')
  })
})

describe('an approval that was taken back', () => {
  const all = [1, 2, 3].map(officer => approvalOf(FIRST, officer))
  const revocation = (officer: number, changed: object = {}) =>
    sealStatement(POLICY_REVOCATION, keyOf(VAULT, officer), {
      ...{ vault: VAULT.digest.hex, policy: FIRST.digest.hex, cosigner: `officer-${officer}` },
      // Whatever the clock said: earlier than the approval.
      ...{ revoked: '2026-11-20T00:00:00Z', ...changed },
    })
  const judged = (revocations: Revocations, approvals = all) =>
    requireApproved(FIRST, approvals, { vault: VAULT, revocations, now: NOW })

  test('does not count, and does not spoil the others', () => {
    const revocations = new Revocations(VAULT)
    revocations.add(revocation(1))
    expect(judged(revocations)).toEqual(['officer-2', 'officer-3'])
    expect(() => judged(revocations, all.slice(0, 2))).toThrowCode('approval.revoked')
  })

  test('is so by a later approval too', () => {
    const revocations = new Revocations(VAULT)
    const other = policyOf('proposal-limit: { max: 2btc }')
    revocations.addFrom(approvalOf(other, 3, { revokes: `${'ab'.repeat(32)} ${FIRST.digest.hex}` }))
    expect(judged(revocations)).toEqual(['officer-1', 'officer-2'])
    expect(revocations.by('officer-3')).toEqual(['ab'.repeat(32), FIRST.digest.hex])
  })

  test('is so only by who has given it', () => {
    const revocations = new Revocations(VAULT)
    const forged = { ...revocation(2), statement: { ...revocation(2).statement, cosigner: 'officer-1' } }
    expect(() => revocations.add(forged)).toThrowCode('approval.bad-signature')
    revocations.addLogged([
      '{}',
      JSON.stringify({ ringi: 1, kind: 'policy-revocation', ...forged.statement }),
    ])
    expect(judged(revocations)).toHaveLength(3)
  })
})

test('an approval of another policy or version spoils the whole', () => {
  const other = approvalOf(policyOf('proposal-limit: { max: 2btc }'), 3)
  const later = approvalOf(FIRST, 3, { version: '2' })
  for (const wrong of [other, later]) {
    const all = [approvalOf(FIRST, 1), approvalOf(FIRST, 2), wrong]
    expect(() =>
      requireApproved(FIRST, all, { vault: VAULT, revocations: new Revocations(VAULT), now: NOW }),
    ).toThrowCode('approval.other-policy')
  }
})

test('one approval that is forged spoils the whole', () => {
  const forged = { ...approvalOf(FIRST, 1), signature: approvalOf(FIRST, 2).signature }
  const all = [approvalOf(FIRST, 2), approvalOf(FIRST, 3), forged]
  expect(() =>
    requireApproved(FIRST, all, { vault: VAULT, revocations: new Revocations(VAULT), now: NOW }),
  ).toThrowCode('approval.bad-signature')
})

describe('versions follow one another', () => {
  const version = (number: number, previous: string) =>
    parsePolicy(
      policyText(RULE)
        .replace('version: 1', `version: ${number}`)
        .replace('previous: none', `previous: ${previous}`),
    )

  test('the next one names the one in force', () => {
    expect(() => requireSuccessor(FIRST, undefined)).not.toThrow()
    // A machine that joins later.
    expect(() => requireSuccessor(version(2, FIRST.digest.hex), undefined)).not.toThrow()
    expect(() => requireSuccessor(version(2, FIRST.digest.hex), FIRST)).not.toThrow()
    expect(() => requireSuccessor(version(9, FIRST.digest.hex), FIRST)).not.toThrow()
  })

  test('no other comes next', () => {
    expect(() => requireSuccessor(version(2, 'ab'.repeat(32)), FIRST)).toThrowCode('policy.not-next')
    expect(() => requireSuccessor(version(2, 'none'), FIRST)).toThrowCode('policy.not-next')
  })

  test('none goes back', () => {
    const second = version(2, FIRST.digest.hex)
    expect(() => requireSuccessor(FIRST, second)).toThrowCode('policy.rolled-back')
    expect(() => requireSuccessor(version(2, second.digest.hex), second)).toThrowCode('policy.rolled-back')
    expect(() => requireSuccessor(version(1, second.digest.hex), second)).toThrowCode('policy.rolled-back')
  })

  test('one that competes with it forks where enough have approved it', () => {
    const [one, other] = [version(2, FIRST.digest.hex), version(3, FIRST.digest.hex)]
    const twin = policyOf('proposal-limit: { max: 2btc }')
    expect(() => requireSuccessor(other, one, () => true)).toThrowCode('policy.forked')
    expect(() => requireSuccessor(other, one, () => false)).toThrowCode('policy.not-next')
    expect(() => requireSuccessor(twin, FIRST, () => true)).toThrowCode('policy.forked')
    expect(() => requireSuccessor(twin, FIRST)).toThrowCode('policy.rolled-back')
  })

  test('one that lists both ends it', () => {
    const [one, other] = [version(2, FIRST.digest.hex), version(3, FIRST.digest.hex)]
    const both = version(4, `[${one.digest.hex}, ${other.digest.hex}]`)
    for (const before of [one, other]) expect(() => requireSuccessor(both, before)).not.toThrow()
    expect(areRivals(versionPlaceOf(both), versionPlaceOf(one))).toBe(false)
    expect(openRivals([one].map(versionPlaceOf), [one, other, both].map(versionPlaceOf))).toEqual([
      versionPlaceOf(other),
    ])
    expect(openRivals([one, both].map(versionPlaceOf), [one, other].map(versionPlaceOf))).toEqual([])
  })

  test('compete where they have one number, or follow the same one or none', () => {
    const place = (policy: string, number: number, follows?: string[]) => ({
      policy,
      version: number,
      follows,
    })
    expect(areRivals(place('a', 2), place('b', 2))).toBe(true)
    expect(areRivals(place('a', 2), place('b', 3))).toBe(false)
    expect(areRivals(place('a', 2, ['x']), place('b', 3, ['x']))).toBe(true)
    expect(areRivals(place('a', 2, ['x']), place('b', 3, ['a', 'x']))).toBe(false)
    expect(areRivals(place('a', 1, []), place('b', 5, []))).toBe(true)
    expect(areRivals(place('a', 1, []), place('b', 5, ['x']))).toBe(false)
    expect(areRivals(place('a', 1, []), place('a', 1, []))).toBe(false)
  })
})

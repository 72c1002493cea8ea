import { describe, expect, test } from 'vitest'
import {
  POLICY_APPROVAL,
  type PolicyApproval,
  requireApproved,
  requireSuccessor,
} from '../../../src/rules/approvals/policy-approval.js'
import { sealStatement } from '../../../src/rules/approvals/statement.js'
import { type Policy, parsePolicy } from '../../../src/rules/policy/policy.js'
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
    { vault: VAULT, inForce, now: NOW },
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

test('an approval of another policy or version spoils the whole', () => {
  const other = approvalOf(policyOf('proposal-limit: { max: 2btc }'), 3)
  const later = approvalOf(FIRST, 3, { version: '2' })
  for (const wrong of [other, later]) {
    const all = [approvalOf(FIRST, 1), approvalOf(FIRST, 2), wrong]
    expect(() => requireApproved(FIRST, all, { vault: VAULT, now: NOW })).toThrowCode('approval.other-policy')
  }
})

test('one approval that is forged spoils the whole', () => {
  const forged = { ...approvalOf(FIRST, 1), signature: approvalOf(FIRST, 2).signature }
  const all = [approvalOf(FIRST, 2), approvalOf(FIRST, 3), forged]
  expect(() => requireApproved(FIRST, all, { vault: VAULT, now: NOW })).toThrowCode('approval.bad-signature')
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
})

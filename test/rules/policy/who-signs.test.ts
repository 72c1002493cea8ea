import { describe, expect, test } from 'vitest'
import { lintPolicy } from '../../../src/rules/policy/lint.js'
import { whoSigns } from '../../../src/rules/policy/who-signs.js'
import { policyOf } from '../../support/policies.js'
import { vaultOf } from '../../support/rehearsal.js'

const VAULT = vaultOf({ required: 3, of: 5 })
const GROUPS =
  'groups: { board: [officer-4, officer-5], security: [officer-3, officer-4], auditor: [officer-1] }'
const signers = (tier: string, more = '') =>
  whoSigns(policyOf(`quorum: { tiers: [${tier}] }\n${more}`, GROUPS, VAULT), VAULT)[0]
const officers = (...numbers: number[]) => numbers.map(number => `officer-${number}`)
const lint = (rules: string, groups = GROUPS) => {
  const policy = policyOf(rules, groups, VAULT)
  return [lintPolicy(policy), lintPolicy(policy, VAULT)].map(findings =>
    findings
      .filter(({ code }) => code.startsWith('policy.') && code !== 'policy.open')
      .map(({ code, severity }) => `${severity} ${code}`),
  )
}

describe('who signs first', () => {
  test('anybody, where any do', () => {
    expect(signers('{ any: 3 }')).toMatchObject({ first: officers(1, 2, 3, 4, 5), after: [], consents: [] })
    // One of the three who are not in the group is always among any three of five.
    expect(signers('{ any: 3, including: { security: 1 } }')?.first).toEqual(officers(3, 4))
  })

  test('who is in both groups, where people count in each', () => {
    const both = 'any: 3, including: { board: 1, security: 1 }'
    expect(signers(`{ ${both} }`)).toMatchObject({
      first: officers(4),
      after: officers(1, 2, 3, 5),
      consents: [],
    })
    expect(signers(`{ ${both}, distinct: yes }`)).toMatchObject({
      first: [],
      consents: [
        { consentCount: 1, of: officers(4, 5) },
        { consentCount: 1, of: officers(3, 4) },
      ],
      possible: true,
    })
  })

  test('nobody, where more are asked for than M; who has to consent is said', () => {
    expect(signers('{ any: 4 }')).toMatchObject({
      ...{ first: [], possible: true },
      consents: [{ consentCount: 4, of: officers(1, 2, 3, 4, 5) }],
    })
  })
})

describe('what nobody can sign', () => {
  test('people who are not there, with the vault and without', () => {
    expect(lint('quorum: { tiers: [{ any: 3, including: { auditor: 2 } }] }')).toEqual([
      ['block policy.unsignable'],
      ['block policy.unsignable'],
    ])
    const distinct = 'quorum: { tiers: [{ any: 3, including: { board: 2, security: 2 }, distinct: yes }] }'
    expect(lint(distinct)[0]).toEqual(['block policy.unsignable'])
    expect(lint(distinct.replace(', distinct: yes', ''))[0]).toEqual([])
  })

  test('the only ones who may propose are the ones who have to sign', () => {
    const rules = (proposers: string) =>
      `quorum: { tiers: [{ any: 3, including: { auditor: 1 } }] }\nseparation-of-duties: { proposers: [${proposers}] }`
    expect(lint(rules('officer-1'))[1]).toEqual(['block policy.unsignable'])
    expect(lint(rules('Officer-1, clerk'))[1]).toEqual(['info policy.order'])
    expect(lint(rules('officer-2'))[1]).toEqual(['info policy.order'])
  })

  test('even where no quorum is asked for but the script’s own', () => {
    const all = vaultOf({ required: 3, of: 3 })
    const policy = policyOf('separation-of-duties: { proposers: [officer-1] }', '', all)
    expect(lintPolicy(policy, all).map(({ code }) => code)).toContain('policy.unsignable')
  })
})

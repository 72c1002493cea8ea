import { describe, expect, test } from 'vitest'
import { RingiError } from '../../../src/base/error.js'
import { NETWORKS } from '../../../src/chain/network.js'
import { EXIT_STATUS } from '../../../src/cli/exit-statuses.js'
import { RULES } from '../../../src/rules/catalogue/registry.js'
import { EVIDENCE, type EvidenceKind } from '../../../src/rules/evidence/evidence.js'
import { policySchema } from '../../../src/rules/policy/schema.js'
import { explanationsIn } from '../../../src/words/language.js'
import {
  addressOfStranger,
  BTC,
  findings,
  paymentOf,
  policyOf,
  reviewed,
  verdicts,
} from '../../support/policies.js'

/** The least that each rule can be set to, and the evidence that it cannot do without. */
const LEAST: Readonly<Record<string, readonly [set: string, needs?: readonly EvidenceKind[]]>> = {
  'allowed-destinations': [`{ addresses: [${addressOfStranger(0)}] }`],
  'denied-destinations': [`{ addresses: [${addressOfStranger(1)}] }`],
  'payment-limit': ['{ max: 1btc }'],
  'proposal-limit': ['{ max: 2btc }'],
  'rolling-limit': ['{ windows: [{ hours: 24, max: 10btc }] }', ['history']],
  'vault-share': ['{ max: 100% }', ['balances']],
  'vault-floor': ['{ min: 1sat }', ['history']],
  refill: ['{ place: hot, max: 5btc }', ['history']],
  logs: ['', ['logs']],
  'fee-limit': ['{ max: 1btc }'],
  quorum: ['{ tiers: [{ any: 1 }] }'],
  'separation-of-duties': ['', ['proposer']],
  'signing-hours': ['{ zone: Asia/Tokyo, windows: [{ days: [wed], from: 00:00, to: 24:00 }] }'],
  'cooling-off': ['{ hours: 1 }', ['firstSeen']],
  expiry: ['{ hours: 1 }', ['firstSeen']],
  confirmations: ['{ min: 1 }', ['confirmations']],
  'coin-labels': ['{ unlabelled: allow, frozen: allow }', ['labels']],
  'address-reuse': ['', ['history']],
  dust: ['{ below: 1sat }'],
  segregation: ['{ to: [house] }'],
  'change-outputs': ['{ max: 1 }'],
  'self-transfers': [''],
  'output-count': ['{ max: 1 }'],
  'script-types': ['{ allow: [p2wpkh] }'],
  'op-return': ['{ max: 0 }'],
  locktime: ['{ allow: none }'],
  memo: ['{ required: yes }'],
  reference: ['{ pattern: "*" }'],
  'unique-reference': ['', ['history']],
}

const MORE = `owner: house\nplaces: { hot: { owner: house, addresses: [${addressOfStranger(0)}] } }`
const PROPOSAL = reviewed({
  payments: [paymentOf(BTC)],
  notes: { memo: 'rent', reference: 'R-1' },
  signers: [1],
})

test('every rule is here, once', () => {
  expect(RULES.map(({ name }) => name).sort()).toEqual(Object.keys(LEAST).sort())
})

describe.each(RULES)('$name', rule => {
  const [set, needs = []] = LEAST[rule.name] as (typeof LEAST)[string]

  test('has its code, its exit status and its explanations', async () => {
    expect(rule.code).toBe(`rule.${rule.name}`)
    expect(EXIT_STATUS[rule.code]).toBe(5)
    for (const language of ['en', 'ja'] as const)
      expect((await explanationsIn(language))[rule.code]).toBeDefined()
  })

  test('can be set to the least that it needs, and judges by that alone', () => {
    const policy = policyOf(`${rule.name}: ${set}`, MORE)
    expect(policy.rules.map(one => [one.rule.name, one.severity])).toEqual([[rule.name, rule.severity]])
    const missing = needs.length > 0 ? ['block:rule.evidence-missing'] : []
    expect(verdicts(`${rule.name}: ${set}`, PROPOSAL, {}, MORE)).toEqual(missing)
  })

  test('blocks without its evidence even where it only warns', () => {
    const softened = set === '' ? '{ severity: warn }' : set.replace('{', '{ severity: warn,')
    const missing = needs.length > 0 ? ['block:rule.evidence-missing'] : []
    expect(verdicts(`${rule.name}: ${softened}`, PROPOSAL, {}, MORE)).toEqual(missing)
  })

  test('names the line that it stands on', () => {
    const [found] = findings(`# above\n${rule.name}: ${set}`, PROPOSAL, {}, MORE)
    if (needs.length > 0) expect([found?.rule, found?.line]).toEqual([rule.name, 12])
    else expect(found).toBeUndefined()
  })

  test('refuses a field that it does not have, with its place and the nearest one', () => {
    const [known] = Object.keys((rule.parameters.schema as { properties: object }).properties)
    const misspelt = `${known}x`
    try {
      policyOf(`${rule.name}: { ${misspelt}: 1 }`, MORE)
      expect.unreachable()
    } catch (error) {
      if (!(error instanceof RingiError)) throw error
      const { line, column, nearest } = error.details
      expect([error.code, line, column, nearest]).toEqual([
        'policy.malformed',
        11,
        3 + rule.name.length + 4,
        known,
      ])
    }
  })

  test('differs from nothing where it is the same, and can be printed', () => {
    const [one, other] = [policyOf(`${rule.name}: ${set}`, MORE), policyOf(`${rule.name}: ${set}`, MORE)].map(
      ({ rules }) => rules[0]?.values as object,
    ) as [object, object]
    expect(rule.parameters.compare(one, other, NETWORKS.mainnet)).toEqual([])
    expect(typeof rule.parameters.print(one, NETWORKS.mainnet)).toBe('string')
  })

  test('stands in the schema', () => {
    const { properties } = policySchema() as { properties: { rules: { properties: Record<string, object> } } }
    expect(properties.rules.properties[rule.name]).toMatchObject({ description: rule.summary })
  })
})

test('whatever evidence a rule may lack, it says how to give it', () => {
  for (const how of Object.values(EVIDENCE)) expect(how).not.toBe('')
})

import { describe, expect, test } from 'vitest'
import { toHex } from '../../../src/base/bytes.js'
import { lintPolicy } from '../../../src/rules/policy/lint.js'
import { statementKey } from '../../../src/vault/cosigner-signature.js'
import {
  claimsOf,
  historyOf,
  NOW,
  policyOf,
  proposedBy,
  proposedEvent,
  reviewed,
  VAULT,
  verdicts,
} from '../../support/policies.js'
import { vaultOf } from '../../support/rehearsal.js'

const RULE = 'separation-of-duties:'
const BROKEN = ['block:rule.separation-of-duties']
const UNSIGNED = ['block:rule.evidence-missing']
const by = (proposer: string, ...signers: number[]) => reviewed({ notes: { proposer }, signers })

test('whoever has proposed may not sign', () => {
  expect(verdicts(RULE, proposedBy(1), { signer: 1 })).toEqual([])
  expect(verdicts(RULE, proposedBy(1), { signer: 0 })).toEqual(BROKEN)
})

test('a signature that is there already is found, whoever asks', () => {
  for (const stage of ['review', 'combine', 'finalize', 'verify'] as const)
    expect(verdicts(RULE, proposedBy(1, { signers: [1, 2] }), { stage })).toEqual(BROKEN)
})

describe('a proposer whose signature does not hold is none', () => {
  test('nobody has signed', () => {
    expect(verdicts(RULE, reviewed(), { signer: 0 })).toEqual(UNSIGNED)
    expect(verdicts(RULE, by('officer-2'), { signer: 0 })).toEqual(UNSIGNED)
  })

  test('and whoever is named may not sign for all that, in capitals, or in letters that look alike', () => {
    // The last one has a Cyrillic о.
    for (const name of ['officer-1', 'Officer-1', '\u043efficer-1'])
      expect(verdicts(RULE, by(name), { signer: 0 })).toEqual([...UNSIGNED, ...BROKEN])
  })

  test('somebody else has signed, or another proposal', () => {
    expect(verdicts(RULE, proposedBy(2, {}, { by: 3 }), { signer: 0 })).toEqual(UNSIGNED)
    expect(verdicts(RULE, proposedBy(7), { signer: 0 })).toEqual(UNSIGNED)
    const { psbt } = proposedBy(2).facts
    const moved = reviewed({
      notes: { proposer: 'officer-2', memo: 'another' },
      tamper: one => ({
        ...one,
        fields: [...one.fields.slice(0, 2), ...psbt.fields.slice(-1)],
      }),
    })
    expect(verdicts(RULE, moved, { signer: 0 })).toEqual(UNSIGNED)
  })

  test('what is no statement, or is signed for later than now', () => {
    const spoiled = reviewed({ notes: { proposer: 'officer-2', signed: '{}' } })
    expect(verdicts(RULE, spoiled, { signer: 0 })).toEqual(UNSIGNED)
    expect(verdicts(RULE, proposedBy(2, {}, { at: NOW + 540_000 }), { signer: 0 })).toEqual([])
    expect(verdicts(RULE, proposedBy(2, {}, { at: NOW + 660_000 }), { signer: 0 })).toEqual(UNSIGNED)
  })
})

describe('what the logs say', () => {
  const history = historyOf([NOW - 1, proposedEvent(reviewed()), 'officer-1'])

  test('counts against who proposed, beside who has signed that they did', () => {
    expect(verdicts(RULE, proposedBy(3), { signer: 0, history })).toEqual(BROKEN)
    expect(verdicts(RULE, proposedBy(3), { signer: 1, history })).toEqual([])
  })

  test('stands in for nobody', () => {
    expect(verdicts(RULE, reviewed(), { signer: 1, history })).toEqual(UNSIGNED)
  })

  test('counts whoever has signed for it', () => {
    const claims = claimsOf([NOW - 1, proposedEvent(reviewed()), 'officer-1'])
    expect(verdicts(RULE, proposedBy(3), { signer: 0, history: claims })).toEqual(BROKEN)
  })

  test('counts for what stands in its place: with another memo, fee or change', () => {
    for (const plan of [{ notes: { memo: 'another' } }, { fee: 10_001n }, { changeIndex: 9 }])
      expect(verdicts(RULE, proposedBy(3, plan), { signer: 0, history })).toEqual(BROKEN)
  })

  test('remembers who had signed as a proposer before', () => {
    const event = { ...proposedEvent(reviewed()), proposer: 'officer-2' }
    const known = historyOf([NOW - 1, event as ReturnType<typeof proposedEvent>, 'the night shift'])
    expect(verdicts(RULE, proposedBy(3), { signer: 1, history: known })).toEqual(BROKEN)
  })

  test('of another proposal means nothing', () => {
    const other = historyOf([
      NOW - 1,
      proposedEvent(reviewed({ deposits: [{ value: 9_00000000n }] })),
      'officer-1',
    ])
    expect(verdicts(RULE, proposedBy(3), { signer: 0, history: other })).toEqual([])
  })
})

describe('only those who may propose do', () => {
  // Somebody who is no cosigner of this vault signs with such a key of theirs.
  const key = toHex(statementKey(vaultOf({ of: 7 }), 6))
  const named = (more = '') => `separation-of-duties: { proposers: [officer-7, officer-2]${more} }`

  test('cosigners, and others whose key the policy names', () => {
    expect(verdicts(named(), proposedBy(2), { signer: 0 })).toEqual([])
    expect(verdicts(named(), proposedBy(3), { signer: 0 })).toEqual(BROKEN)
    expect(verdicts(named(`, keys: { officer-7: ${key} }`), proposedBy(7), { signer: 0 })).toEqual([])
    expect(verdicts(`separation-of-duties: { keys: { officer-7: ${key} } }`, proposedBy(7))).toEqual([])
  })

  test('where the policy names their key, nobody else’s word counts for theirs', () => {
    const keyed = named(`, keys: { officer-7: ${key} }`)
    expect(verdicts(keyed, by('officer-7'), { signer: 0 })).toEqual(UNSIGNED)
    expect(verdicts(keyed, proposedBy(7, {}, { by: 6 }), { signer: 0 })).toEqual(UNSIGNED)
  })

  test('a policy of 0.1.0 that names somebody without a key warns', () => {
    expect(verdicts(named(), by('Officer-7'), { signer: 0 })).toEqual(['warn:rule.separation-of-duties'])
    expect(verdicts(named(), by('officer-2'), { signer: 0 })).toEqual(UNSIGNED)
    expect(verdicts(named(), by('taro'), { signer: 0 })).toEqual([...UNSIGNED, ...BROKEN])
  })
})

test('lint names who may propose and has no key to sign it with', () => {
  const told = (rule: string) =>
    lintPolicy(policyOf(rule), VAULT).filter(one => one.rule === 'separation-of-duties' && one.line > 1)
  expect(told('separation-of-duties: { proposers: [officer-1, hanako] }')).toHaveLength(1)
  const key = toHex(statementKey(VAULT, 1))
  expect(told(`separation-of-duties: { proposers: [officer-1, hanako], keys: { hanako: ${key} } }`)).toEqual(
    [],
  )
  expect(told('separation-of-duties:')).toEqual([])
})

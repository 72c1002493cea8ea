import { describe, expect, test } from 'vitest'
import { claimsOf, historyOf, NOW, proposedEvent, reviewed, verdicts } from '../support/policies.js'

const RULE = 'separation-of-duties:'
const BROKEN = ['block:rule.separation-of-duties']
const by = (proposer: string, ...signers: number[]) => reviewed({ notes: { proposer }, signers })

test('whoever has proposed may not sign, in capitals or not', () => {
  expect(verdicts(RULE, by('officer-1'), { signer: 1 })).toEqual([])
  expect(verdicts(RULE, by('officer-1'), { signer: 0 })).toEqual(BROKEN)
  expect(verdicts(RULE, by('Officer-1'), { signer: 0 })).toEqual(BROKEN)
})

test('a name that only looks like the cosigner’s does not help', () => {
  // A Cyrillic о.
  expect(verdicts(RULE, by('\u043efficer-1'), { signer: 0 })).toEqual(BROKEN)
})

test('a signature that is there already is found, whoever asks', () => {
  for (const stage of ['review', 'combine', 'finalize', 'verify'] as const)
    expect(verdicts(RULE, by('officer-1', 1, 2), { stage })).toEqual(BROKEN)
})

test('it needs to know who has proposed', () => {
  expect(verdicts(RULE, reviewed(), { signer: 0 })).toEqual(['block:rule.evidence-missing'])
})

describe('what the logs say', () => {
  const seenBy = (actor: string, proposal = reviewed()) =>
    verdicts(RULE, proposal, { signer: 0, history: historyOf([NOW - 1, proposedEvent(proposal), actor]) })

  test('stands in for a proposer that the proposal does not name', () => {
    expect(seenBy('officer-2')).toEqual([])
    expect(seenBy('officer-1')).toEqual(BROKEN)
  })

  test('counts beside one that it names falsely', () => {
    expect(seenBy('officer-1', by('officer-3'))).toEqual(BROKEN)
    expect(seenBy('officer-3', by('officer-1'))).toEqual(BROKEN)
  })

  test('counts against who proposed, and stands in for nobody, where nobody has signed for it', () => {
    const claimed = (actor: string, proposal = reviewed()) => {
      const history = claimsOf([NOW - 1, proposedEvent(proposal), actor])
      return verdicts(RULE, proposal, { signer: 0, history })
    }
    const missing = 'block:rule.evidence-missing'
    expect(claimed('officer-2')).toEqual([missing])
    expect(claimed('officer-1')).toEqual([missing, ...BROKEN])
    expect(claimed('officer-1', by('officer-3'))).toEqual(BROKEN)
    expect(claimed('officer-2', by('officer-3'))).toEqual([])
  })

  test('of another proposal means nothing', () => {
    const history = historyOf([NOW - 1, proposedEvent(reviewed({ fee: 11_000n })), 'officer-2'])
    expect(verdicts(RULE, reviewed(), { signer: 0, history })).toEqual(['block:rule.evidence-missing'])
  })
})

test('only those who may propose do', () => {
  const rule = 'separation-of-duties: { proposers: [hanako, officer-2] }'
  expect(verdicts(rule, by('Hanako'), { signer: 0 })).toEqual([])
  expect(verdicts(rule, by('taro'), { signer: 0 })).toEqual(BROKEN)
  expect(verdicts(rule, by('taro', 1), { signer: 1 })).toEqual(BROKEN)
})

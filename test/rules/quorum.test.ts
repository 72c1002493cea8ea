import { describe, expect, test } from 'vitest'
import { BTC, HOUR, historyOf, NOW, paymentOf, reviewed, signedEvent, verdicts } from '../support/policies.js'

const GROUPS = 'groups: { operations: [officer-1, officer-2], security: [officer-3] }'
const RULE = 'quorum: { tiers: [{ up-to: 1btc, any: 2 }, { any: 2, including: { security: 1 } }] }'
const INFO = ['info:rule.quorum']
const BROKEN = ['block:rule.quorum']
const paying = (leaves: bigint, ...signers: number[]) =>
  reviewed({ payments: [paymentOf(leaves - 10_000n)], signers })
const judge = (proposal: ReturnType<typeof paying>, evidence = {}) =>
  verdicts(RULE, proposal, evidence, GROUPS)

describe('which tier', () => {
  test('its bound itself belongs to it, the fee included', () => {
    expect(judge(paying(BTC, 1, 2), { stage: 'finalize' })).toEqual([])
    expect(judge(paying(BTC + 1n, 1, 2), { stage: 'finalize' })).toEqual(BROKEN)
    expect(judge(paying(BTC + 1n, 1, 3), { stage: 'finalize' })).toEqual([])
  })

  test('the smallest that fits, in whatever order they stand', () => {
    const rule = 'quorum: { tiers: [{ any: 3 }, { up-to: 5btc, any: 2 }, { up-to: 2btc, any: 1 }] }'
    expect(verdicts(rule, paying(BTC, 1), { stage: 'finalize' })).toEqual([])
    expect(verdicts(rule, paying(3n * BTC, 1), { stage: 'finalize' })).toEqual(BROKEN)
    expect(verdicts(rule, paying(3n * BTC, 1, 2), { stage: 'finalize' })).toEqual([])
    expect(verdicts(rule, paying(6n * BTC, 1, 2), { stage: 'finalize' })).toEqual(BROKEN)
  })

  test('above all tiers nobody may sign', () => {
    const rule = 'quorum: { tiers: [{ up-to: 1btc, any: 2 }] }'
    expect(verdicts(rule, paying(BTC + 1n), { stage: 'propose' })).toEqual(BROKEN)
  })
})

describe('who', () => {
  test('is worth knowing until the transaction is made', () => {
    const proposal = paying(2n * BTC, 1)
    for (const stage of ['propose', 'review', 'combine'] as const)
      expect(judge(proposal, { stage })).toEqual(INFO)
    for (const stage of ['finalize', 'verify'] as const) expect(judge(proposal, { stage })).toEqual(BROKEN)
  })

  test('whoever signs last must not make it spendable by the wrong people', () => {
    expect(judge(paying(2n * BTC), { signer: 0 })).toEqual(INFO)
    expect(judge(paying(2n * BTC, 1), { signer: 1 })).toEqual(BROKEN)
    expect(judge(paying(2n * BTC, 1), { signer: 2 })).toEqual([])
  })

  test('copies that others have signed count, as far as logs tell of them', () => {
    const proposal = paying(2n * BTC)
    const history = historyOf([NOW - HOUR, signedEvent(proposal, 0)])
    expect(judge(proposal, { signer: 1, history })).toEqual(BROKEN)
    // With the right people among them it only waits for being put together.
    expect(judge(proposal, { signer: 2, history })).toEqual(INFO)
    expect(judge(proposal, { signer: 0, history })).toEqual(INFO)
  })

  test('a signature that is only in a log does not make the wrong people the right ones', () => {
    const proposal = paying(2n * BTC, 1)
    // Officers 1 and 2 could send it, whatever officer 3 has signed or not.
    const history = historyOf([NOW - HOUR, signedEvent(proposal, 2)])
    expect(judge(proposal, { signer: 1, history })).toEqual(BROKEN)
    // Where nothing is signed yet, officer 1 is not the second before officer 2 or 3 has signed.
    const both = historyOf(
      [NOW - HOUR, signedEvent(paying(2n * BTC), 2)],
      [NOW - 1, signedEvent(paying(2n * BTC), 1)],
    )
    expect(judge(paying(2n * BTC), { signer: 0, history: both })).toEqual(BROKEN)
    expect(judge(paying(2n * BTC), { signer: 2, history: both })).toEqual(INFO)
  })

  test('who has signed is asked input by input', () => {
    const [one, two, three] = ['officer-1', 'officer-2', 'officer-3']
    const signers = (...inputs: string[][]) => ({
      stage: 'verify' as const,
      signers: inputs.map(names => new Set(names)),
    })
    const judged = (...inputs: string[][]) => judge(paying(2n * BTC), signers(...inputs))
    expect(judged([one, three], [one, three])).toEqual([])
    expect(judged([one, two], [one, three])).toEqual(BROKEN)
  })

  test('a signature on some inputs is none', () => {
    const deposits = [{ value: 5n * BTC }, { index: 1, value: 5n * BTC }]
    const half = reviewed({
      ...{ deposits, payments: [paymentOf(2n * BTC)], signers: [1] },
    }).facts
    const partly = {
      ...half,
      inputs: half.inputs.map((one, i) => (i === 0 ? one : { ...one, signatures: new Map() })),
    }
    expect(judge({ facts: partly } as unknown as ReturnType<typeof paying>, { stage: 'finalize' })).toEqual(
      BROKEN,
    )
  })
})

test('a group that is not there is refused where the policy is read', () => {
  const rule = 'quorum: { tiers: [{ any: 2, including: { securty: 1 } }] }'
  expect(() => verdicts(rule, paying(BTC), {}, GROUPS)).toThrowCode('policy.malformed')
})

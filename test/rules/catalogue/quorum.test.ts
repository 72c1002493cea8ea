import { describe, expect, test } from 'vitest'
import {
  BTC,
  HOUR,
  historyOf,
  NOW,
  paymentOf,
  reviewed,
  signedEvent,
  verdicts,
} from '../../support/policies.js'

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

  test('signs first only where no two others can complete it without the right people', () => {
    const proposal = paying(2n * BTC)
    expect(judge(proposal, { signer: 0 })).toEqual(BROKEN)
    expect(judge(proposal, { signer: 1 })).toEqual(BROKEN)
    expect(judge(proposal, { signer: 2 })).toEqual(INFO)
    expect(judge(paying(2n * BTC, 1), { signer: 1 })).toEqual(BROKEN)
    expect(judge(paying(2n * BTC, 1), { signer: 2 })).toEqual([])
    expect(judge(paying(2n * BTC, 3), { signer: 0 })).toEqual([])
    // Any two do, up to 1 BTC.
    expect(judge(paying(BTC), { signer: 0 })).toEqual(INFO)
  })

  test('a signature on another copy counts, for this transaction alone', () => {
    const proposal = paying(2n * BTC)
    const elsewhere = (txid: string, ...names: string[]) => ({
      signer: 0,
      signedElsewhere: new Map([[txid, new Set(names)]]),
    })
    expect(judge(proposal, elsewhere(proposal.facts.txid, 'officer-3'))).toEqual([])
    expect(judge(proposal, elsewhere(proposal.facts.txid, 'officer-2'))).toEqual(BROKEN)
    expect(judge(proposal, elsewhere('ab'.repeat(32), 'officer-3'))).toEqual(BROKEN)
  })

  test('what a log says of others makes nobody the right people', () => {
    const proposal = paying(2n * BTC)
    const history = historyOf([NOW - HOUR, signedEvent(proposal, 2)])
    expect(judge(proposal, { signer: 0, history })).toEqual(BROKEN)
  })

  test('more than M only with the consent of the others', () => {
    const rule = 'quorum: { tiers: [{ any: 3 }] }'
    const proposal = paying(BTC)
    const judged = (signer: number, ...names: string[]) =>
      verdicts(rule, proposal, { signer, signedElsewhere: new Map([[proposal.facts.txid, new Set(names)]]) })
    expect(judged(0)).toEqual(BROKEN)
    expect(judged(0, 'officer-2')).toEqual(BROKEN)
    expect(judged(0, 'officer-1')).toEqual(BROKEN)
    expect(judged(0, 'officer-2', 'officer-3')).toEqual([])
    // To consent is never refused for that.
    expect(verdicts(rule, proposal, { stage: 'consent', signer: 0 })).toEqual(INFO)
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
      signers: half.signers.map((one, i) => (i === 0 ? one : new Map())),
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

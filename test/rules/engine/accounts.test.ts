import { expect, test } from 'vitest'
import { taggedHash } from '../../../src/base/hash.js'
import { sats } from '../../../src/chain/amount.js'
import { proposed, signed } from '../../../src/log/proposal-events.js'
import type { ProposalFacts } from '../../../src/proposal/facts.js'
import { signingProgress } from '../../../src/proposal/progress.js'
import { evaluate } from '../../../src/rules/engine/evaluate.js'
import type { Evidence } from '../../../src/rules/evidence/evidence.js'
import { named } from '../../../src/vault/digest.js'
import {
  addressOfStranger,
  BTC,
  HOUR,
  historyOf,
  NO_HISTORY,
  NOW,
  policyOf,
  strangerScript,
  VAULT,
} from '../../support/policies.js'

/** A transfer from one account to another: it spends no coins, gives no change and is signed as a whole. */
function transfer(amount: bigint, txid = 'ab'.repeat(32), signers: readonly number[] = []): ProposalFacts {
  const [value, fee] = [sats(amount), 350_000n]
  return {
    ...{ vault: VAULT, txid, digest: named(taggedHash('ringi/test', Uint8Array.of(Number(amount % 251n)))) },
    outputs: [
      {
        ...{ value, script: strangerScript(0), address: addressOfStranger(0), label: undefined },
        ...{ kind: 'payment', leaves: true, place: undefined },
      },
    ],
    totals: { in: sats(amount + fee), out: value, payments: value, change: sats(0n), self: sats(0n), fee },
    ...{ notes: { memo: 'customer 7' }, findings: [], opens: undefined },
    signers: [new Map(signers.map(place => [place, ['primary']]))],
  }
}

function verdicts(rules: string, proposal: ProposalFacts, evidence: Partial<Evidence> = {}): string[] {
  const policy = policyOf(rules, `places: { hot: { addresses: [${addressOfStranger(0)}] } }`)
  return evaluate(policy, proposal, { stage: 'sign', now: NOW, madeUp: true, ...evidence }).map(
    ({ rule, code }) => `${rule}:${code}`,
  )
}

test.each([
  ['payment-limit: { max: 1btc }', 2n * BTC],
  ['proposal-limit: { max: 1btc }', BTC],
  ['fee-limit: { max: 349999sat }', BTC],
  ['denied-destinations: { places: [hot] }', BTC],
  ['memo: { pattern: "invoice*" }', BTC],
  ['output-count: { max: 0 }', BTC],
])('%s is judged like that of any other payment', (rule, amount) => {
  const [name] = rule.split(':')
  expect(verdicts(rule, transfer(amount))).toEqual([`${name}:rule.${name}`])
})

test.each([
  'coin-labels: { unlabelled: deny, frozen: deny }',
  'confirmations: { min: 1 }',
  'address-reuse:',
  'dust: { below: 1sat }',
  'fee-limit: { max-rate: 1 }',
  'locktime: { allow: none }',
  'op-return: { max: 0 }',
  'script-types: { allow: [p2wpkh] }',
])('%s cannot be decided: there are no coins', rule => {
  const evidence = { confirmations: new Map(), history: NO_HISTORY }
  const { labels } = {
    labels: { isFrozen: () => false, text: () => undefined } as unknown as Evidence['labels'],
  }
  expect(verdicts(rule, transfer(BTC), { ...evidence, labels })).toEqual([
    `${rule.split(':')[0]}:rule.evidence-missing`,
  ])
})

test('who has signed is counted once for the whole', () => {
  const facts = transfer(BTC, undefined, [0, 2])
  expect(signingProgress({ facts }).cosigners.map(one => one.signed)).toEqual(['all', 'none', 'all'])
  expect(verdicts('quorum: { tiers: [{ any: 2 }] }', facts)).toEqual([])
})

test('each transfer that was signed counts in full: none keeps another from being sent', () => {
  const log = [1n, 2n].map(part => {
    const facts = transfer(part * BTC, `${part}`.repeat(64))
    const made = {
      cosigner: 0,
      added: [[Uint8Array.of(1)]],
      findings: [],
      policy: undefined,
      height: undefined,
    }
    return [NOW - HOUR, signed(facts, made)] as const
  })
  const history = historyOf(...log)
  expect(history.signed.map(({ coins }) => coins)).toEqual([[], []])
  const limit = (max: string) => `rolling-limit: { windows: [{ hours: 24, max: ${max} }] }`
  expect(verdicts(limit('4.02btc'), transfer(BTC), { history })).toEqual([])
  expect(verdicts(limit('4btc'), transfer(BTC), { history })).toEqual(['rolling-limit:rule.rolling-limit'])
})

test('it is logged without coins', () => {
  expect(proposed(transfer(BTC))).toMatchObject({ event: 'proposed', coins: [], change: '0', fee: '350000' })
})

import { describe, expect, test } from 'vitest'
import { review } from '../../../src/psbt/review/reviewer.js'
import { allowsSelfTransfers } from '../../../src/rules/catalogue/self-transfers.js'
import { BTC, findings, paymentTo, policyOf, reviewed, VAULT, verdicts } from '../../support/policies.js'

const SELF = reviewed({ payments: [paymentTo(VAULT, 0, 6, BTC)] })
const allowed = review(VAULT, SELF.facts.psbt, { selfTransfers: true })

describe('an output to one’s own receiving address', () => {
  test('counts among the payments, in every rule', () => {
    expect(SELF.facts.totals).toMatchObject({ payments: BTC, self: 0n })
    expect(verdicts('payment-limit: { max: 0.5btc }', SELF)).toEqual(['block:rule.payment-limit'])
    expect(verdicts('proposal-limit: { max: 1btc }', SELF)).toEqual(['block:rule.proposal-limit'])
    expect(verdicts('output-count: { max: 1 }', SELF)).toEqual([])
    expect(
      verdicts(
        'allowed-destinations: { addresses: [] }'.replace(
          '[]',
          '[bcrt1qqyqszqgpqyqszqgpqyqszqgpqyqszqgpvxat9t]',
        ),
        SELF,
      ),
    ).toEqual(['block:rule.allowed-destinations'])
  })

  test('counts as coming back where the policy allows it', () => {
    expect(allowed.facts.totals).toMatchObject({ payments: 0n, self: BTC })
    expect(verdicts('self-transfers:', allowed)).toEqual([])
    expect(verdicts('payment-limit: { max: 1sat }', allowed)).toEqual([])
  })

  test('is refused where the policy says so, by its place', () => {
    const [found, ...others] = findings('self-transfers: { allow: no }', SELF)
    expect(others).toEqual([])
    const output = SELF.facts.outputs.findIndex(({ kind }) => kind === 'self')
    expect(found).toMatchObject({ code: 'rule.self-transfers', severity: 'block', where: { output } })
    expect(verdicts('self-transfers: { allow: no }', reviewed())).toEqual([])
  })
})

test('all policies have to allow it, and there has to be one', () => {
  const [yes, no, silent] = ['self-transfers:', 'self-transfers: { allow: no }', 'op-return: { max: 0 }'].map(
    rules => policyOf(rules),
  ) as [ReturnType<typeof policyOf>, ReturnType<typeof policyOf>, ReturnType<typeof policyOf>]
  expect(allowsSelfTransfers([yes])).toBe(true)
  for (const policies of [[], [no], [silent], [yes, silent], [yes, no]])
    expect(allowsSelfTransfers(policies)).toBe(false)
})

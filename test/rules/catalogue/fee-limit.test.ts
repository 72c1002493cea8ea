import { expect, test } from 'vitest'
import { BTC, paymentOf, paymentTo, reviewed, VAULT, verdicts } from '../../support/policies.js'

const BROKEN = ['block:rule.fee-limit']

test('as an amount', () => {
  const at = (fee: bigint) => verdicts('fee-limit: { max: 10000sat }', reviewed({ fee }))
  expect([at(10_000n), at(10_001n)]).toEqual([[], BROKEN])
})

test('as a rate of the finished transaction', () => {
  const { vsize } = reviewed().facts
  const at = (fee: bigint) => verdicts('fee-limit: { max-rate: 12.5 }', reviewed({ fee }))
  const most = (BigInt(vsize) * 125n) / 10n
  expect([at(most), at(most + 1n)]).toEqual([[], BROKEN])
})

test('as a share of the payments, and not of what comes back', () => {
  const at = (fee: bigint) =>
    verdicts('fee-limit: { max-share: 0.25% }', reviewed({ fee, payments: [paymentOf(BTC / 100n)] }))
  expect([at(2_500n), at(2_501n)]).toEqual([[], BROKEN])
})

test('as a share of the coins where nothing is paid', () => {
  const payments = [paymentTo(VAULT, 1, 9, BTC)]
  const at = (fee: bigint) => verdicts('fee-limit: { max-share: 0.01% }', reviewed({ fee, payments }))
  expect([at(100_000n), at(100_001n)]).toEqual([[], BROKEN])
})

test('each limit that is broken is told, and one there must be', () => {
  const rule = 'fee-limit: { max: 1000sat, max-rate: 1, max-share: 0% }'
  expect(verdicts(rule, reviewed())).toEqual([...BROKEN, ...BROKEN, ...BROKEN])
  expect(() => verdicts('fee-limit: {}', reviewed())).toThrowCode('policy.malformed')
  expect(() => verdicts('fee-limit:', reviewed())).toThrowCode('policy.malformed')
})

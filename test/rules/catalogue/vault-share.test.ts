import { expect, test } from 'vitest'
import {
  BTC,
  balancesOf,
  HOUR,
  historyOf,
  NO_HISTORY,
  NOW,
  paymentOf,
  reviewed,
  signedEvent,
  verdicts as verdictsWith,
} from '../../support/policies.js'

const verdicts = (...[rule, proposal, evidence]: Parameters<typeof verdictsWith>) =>
  verdictsWith(rule, proposal, { history: NO_HISTORY, ...evidence })

const RULE = 'vault-share: { max: 10%, max-age-hours: 24 }'
const BROKEN = ['block:rule.vault-share']
const taking = (leaves: bigint) => reviewed({ payments: [paymentOf(leaves - 10_000n)] })

test('a tenth may leave with the fee, and not one satoshi more', () => {
  const balances = balancesOf(100n * BTC)
  const all = (leaves: bigint) =>
    verdicts(RULE, reviewed({ deposits: [{ value: 20n * BTC }], payments: [paymentOf(leaves - 10_000n)] }), {
      balances,
    })
  expect(all(10n * BTC)).toEqual([])
  expect(all(10n * BTC + 1n)).toEqual(BROKEN)
})

test('a share that does not come out even is rounded down', () => {
  const odd = { balances: balancesOf(10n * BTC + 9n) }
  expect(verdicts(RULE, taking(BTC), odd)).toEqual([])
  expect(verdicts(RULE, taking(BTC + 1n), odd)).toEqual(BROKEN)
})

test('it needs a statement that speaks of the vault', () => {
  const other = { ...balancesOf(BTC), amounts: new Map() }
  expect(verdicts(RULE, taking(BTC))).toEqual(['block:rule.evidence-missing'])
  expect(verdicts(RULE, taking(BTC), { balances: other })).toEqual(['block:rule.evidence-missing'])
})

test('a statement counts from its time on, until it is too old', () => {
  const at = (time: number) => verdicts(RULE, taking(BTC), { balances: balancesOf(100n * BTC, {}, time) })
  expect([at(NOW), at(NOW + 600_001)]).toEqual([[], BROKEN])
  expect([at(NOW - 24 * HOUR), at(NOW - 24 * HOUR - 1)]).toEqual([[], BROKEN])
})

test('a statement with less in the vault than is spent is not believed', () => {
  const small = (held: bigint) =>
    verdicts('vault-share: { max: 100% }', taking(BTC), { balances: balancesOf(held) })
  expect(small(10n * BTC)).toEqual([])
  expect(small(10n * BTC - 1n)).toEqual(BROKEN)
})

test('what was signed before and may still be sent leaves at once with it', () => {
  const earlier = reviewed({ deposits: [{ index: 8, value: 9n * BTC }], payments: [paymentOf(5n * BTC)] })
  const history = historyOf([NOW - 1000 * HOUR, signedEvent(earlier)])
  const balances = balancesOf(100n * BTC)
  expect(verdicts(RULE, taking(5n * BTC - 10_000n), { balances, history })).toEqual([])
  expect(verdicts(RULE, taking(5n * BTC - 9_999n), { balances, history })).toEqual(BROKEN)
})

test('it needs the logs', () => {
  const balances = balancesOf(100n * BTC)
  expect(verdicts(RULE, taking(BTC), { balances, history: undefined })).toEqual([
    'block:rule.evidence-missing',
  ])
})

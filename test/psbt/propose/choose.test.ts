import { expect, test } from 'vitest'
import { sats } from '../../../src/bitcoin/amount.js'
import { parseFeeRate } from '../../../src/bitcoin/fee-rate.js'
import { type ChoiceContext, choose } from '../../../src/psbt/propose/choose.js'
import type { OwnCoin } from '../../../src/psbt/propose/own-coins.js'
import { fundsOf, paymentOf, strangerScript, vaultOf } from '../../support/rehearsal.js'

const vault = vaultOf()
const values = [10_000_000n, 20_000_000n, 40_000_000n]
const coins = fundsOf(
  vault,
  values.map((value, index) => ({ index, value })),
).utxos.map((utxo, index): OwnCoin => ({ utxo, address: vault.addressAt(0, index) }))

function context(changes: Partial<ChoiceContext>): ChoiceContext {
  return {
    ...{ vault, fee: { feeRate: parseFeeRate('10') }, changeAddress: vault.addressAt(1, 0), explicit: false },
    ...{ destination: { payments: [paymentOf(15_000_000n)] }, ...changes },
  }
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, one) => total + one, 0n)
const spent = (chosen: readonly OwnCoin[]) => sum(chosen.map(({ utxo }) => utxo.value))

test('what goes in is what comes out, the change and a fee', () => {
  const { coins: chosen, payments, change } = choose(coins, context({}))
  const fee = spent(chosen) - sum(payments.map(({ amount }) => amount)) - change
  expect(fee).toBeGreaterThan(0n)
  expect(fee).toBeLessThan(20_000n)
})

test('a fee in satoshi is exact', () => {
  const { coins: chosen, payments, change } = choose(coins, context({ fee: { absoluteFee: sats(7_777n) } }))
  expect(spent(chosen) - sum(payments.map(({ amount }) => amount)) - change).toBe(7_777n)
})

test('named coins are spent whether they are needed or not', () => {
  expect(choose(coins, context({ explicit: true })).coins).toHaveLength(3)
  expect(choose(coins, context({})).coins.length).toBeLessThan(3)
})

test('a sweep has one output and no change', () => {
  const sweep = { address: 'x', script: strangerScript() }
  const swept = choose(coins, context({ destination: { sweep } }))
  expect([swept.coins.length, swept.change, swept.payments.length]).toEqual([3, 0n, 1])
  expect(swept.payments[0]?.amount).toBeLessThan(70_000_000n)
})

test('more than there is cannot be paid', () => {
  const payments = [paymentOf(70_000_000n)]
  expect(() => choose(coins, context({ destination: { payments } }))).toThrowCode('coins.insufficient')
})

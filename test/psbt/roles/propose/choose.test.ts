import { expect, test } from 'vitest'
import { sats } from '../../../../src/chain/amount.js'
import { parseFeeRate } from '../../../../src/chain/fee-rate.js'
import { type ChoiceContext, choose } from '../../../../src/psbt/roles/propose/choose.js'
import type { OwnCoin } from '../../../../src/psbt/roles/propose/own-coins.js'
import { ecdsa } from '../../../../src/spend/ecdsa.js'
import { fundsOf, paymentOf, strangerScript, vaultOf } from '../../../support/rehearsal.js'

const vault = vaultOf()
const values = [10_000_000n, 20_000_000n, 40_000_000n]
const coins = fundsOf(
  vault,
  values.map((value, index) => ({ index, value })),
).utxos.map((utxo, index): OwnCoin => ({ utxo, address: vault.addressAt(0, index) }))

function context(changes: Partial<ChoiceContext>): ChoiceContext {
  return {
    ...{ vault, fee: { feeRate: parseFeeRate('10') }, changeAddress: vault.addressAt(1, 0), explicit: false },
    ...{ destination: { payments: [paymentOf(15_000_000n)] } },
    ...{ longTermFeeRate: parseFeeRate('10'), consolidate: false, data: [], ...changes },
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

// In weight units, by BIP 141: version, lock time, counts and marker; an output that pays a P2WPKH address; the change;
// and an input with its dummy, two signatures of at most 72 bytes and type, and the script of three keys.
const [BARE, PAID, CHANGE] = [4 * 10 + 2, 4 * 31, 4 * 43]
const SPENT = 4 * 41 + 1 + 1 + 2 * (1 + ecdsa.longest) + 1 + 105
const feeOf = (weight: number) => BigInt(Math.ceil(weight / 4)) * 10n

test('the fee is the rate for every part of the transaction', () => {
  const { coins: chosen, payments, change } = choose(coins, context({}))
  const fee = spent(chosen) - sum(payments.map(({ amount }) => amount)) - change
  expect(fee).toBe(feeOf(BARE + PAID + CHANGE + chosen.length * SPENT))
  const sweep = { address: 'x', script: strangerScript() }
  const swept = choose(coins, context({ destination: { sweep } }))
  expect(spent(coins) - (swept.payments[0]?.amount ?? 0n)).toBe(feeOf(BARE + PAID + 3 * SPENT))
})

test('a coin that costs more than it brings is swept where it was named, and stays otherwise', () => {
  const sweep = { address: 'x', script: strangerScript() }
  const poor = coins.map((coin, i) =>
    i === 1 ? { ...coin, utxo: { ...coin.utxo, value: sats(500n) } } : coin,
  )
  const swept = (explicit: boolean) =>
    choose(poor, context({ destination: { sweep }, explicit })).coins.length
  expect([swept(false), swept(true)]).toEqual([2, 3])
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

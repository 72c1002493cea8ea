import { expect, test } from 'vitest'
import { sats } from '../../../../src/chain/amount.js'
import { labelIn } from '../../../../src/psbt/notes.js'
import type { Choice } from '../../../../src/psbt/roles/propose/choose.js'
import { placeChange } from '../../../../src/psbt/roles/propose/place-change.js'
import { fundsOf, paymentOf, vaultOf } from '../../../support/rehearsal.js'

const vault = vaultOf()
const change = vault.addressAt(1, 0)
const coins = fundsOf(vault, [{ value: 9_000_000n }]).utxos.map(utxo => ({
  ...{ utxo, address: vault.addressAt(0, 0) },
}))
const choiceOf = (amount: bigint): Choice => ({
  ...{ coins, change: sats(5_000n), surplus: sats(0n), findings: [] },
  payments: [0, 1, 2].map(i => ({ ...paymentOf(amount, i), label: `label ${i}` })),
})
const placeOf = (amount: bigint) =>
  placeChange(choiceOf(amount), change, true).findIndex(({ script }) => script === change.lock.scriptPubKey)

test('the change stands at any of the places, always at the same for one request', () => {
  const places = Array.from({ length: 40 }, (_, i) => placeOf(1_000n + BigInt(i)))
  expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]))
  expect(placeOf(1_000n)).toBe(placeOf(1_000n))
})

test('the payments keep their order and, if wanted, their labels', () => {
  const labels = (withLabels: boolean) =>
    placeChange(choiceOf(1_000n), change, withLabels).flatMap(({ fields }) => labelIn(fields) ?? [])
  expect(labels(true)).toEqual(['label 0', 'label 1', 'label 2'])
  expect(labels(false)).toEqual([])
})

test('without change there is none', () => {
  expect(placeChange(choiceOf(1_000n), undefined, true)).toHaveLength(3)
})

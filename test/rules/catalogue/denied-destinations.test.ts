import { expect, test } from 'vitest'
import {
  addressOfStranger,
  BTC,
  paymentOf,
  paymentTo,
  reviewed,
  VAULT,
  verdicts,
} from '../../support/policies.js'
import { vaultOf } from '../../support/rehearsal.js'

test('a listed address is denied, whatever allows it', () => {
  const address = addressOfStranger(0)
  const rules = `denied-destinations: { addresses: [${address}] }\nallowed-destinations: { addresses: [${address}] }`
  expect(verdicts(rules, reviewed())).toEqual(['block:rule.denied-destinations'])
  expect(
    verdicts(`denied-destinations: { addresses: [${address}] }`, reviewed({ payments: [paymentOf(BTC, 1)] })),
  ).toEqual([])
})

test('so is whatever belongs to a listed place', () => {
  const more = `places: { casino: { addresses: [${addressOfStranger(4)}, ${addressOfStranger(5)}] } }`
  const rule = 'denied-destinations: { places: [casino] }'
  const two = reviewed({ payments: [paymentOf(BTC), paymentOf(BTC, 5)] })
  expect(verdicts(rule, two, {}, more)).toEqual(['block:rule.denied-destinations'])
  expect(verdicts(rule, reviewed(), {}, more)).toEqual([])
})

test('a place that is a vault cannot be denied where nobody knows the vault', () => {
  const casino = vaultOf({ required: 3, of: 5, name: 'casino' })
  const more = `places: { casino: { vault: ${casino.digest.hex} } }`
  const rule = 'denied-destinations: { places: [casino] }'
  const paying = reviewed({ payments: [paymentTo(casino, 0, 3, BTC)] })
  const missing = ['block:rule.evidence-missing']
  expect(verdicts(rule, paying, {}, more)).toEqual(missing)
  expect(verdicts(rule, paying, { vaults: [vaultOf({ required: 2, of: 3 })] }, more)).toEqual(missing)
  expect(verdicts(rule, paying, { vaults: [casino] }, more)).toEqual(['block:rule.denied-destinations'])
  expect(verdicts(rule, reviewed(), { vaults: [casino] }, more)).toEqual([])
  // Where nothing leaves, nothing goes there.
  expect(verdicts(rule, reviewed({ payments: [paymentTo(VAULT, 1, 3, BTC)] }), {}, more)).toEqual([])
})

test('the same address in capitals is the same address', () => {
  const rule = `denied-destinations: { addresses: [${addressOfStranger(0).toUpperCase()}] }`
  expect(verdicts(rule, reviewed())).toEqual(['block:rule.denied-destinations'])
})

import { expect, test } from 'vitest'
import { addressOfStranger, BTC, paymentOf, reviewed, verdicts } from '../support/policies.js'

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

test('the same address in capitals is the same address', () => {
  const rule = `denied-destinations: { addresses: [${addressOfStranger(0).toUpperCase()}] }`
  expect(verdicts(rule, reviewed())).toEqual(['block:rule.denied-destinations'])
})

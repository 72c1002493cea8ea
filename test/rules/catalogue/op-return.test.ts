import { expect, test } from 'vitest'
import {
  BTC,
  findings,
  PUBLISHED,
  paymentInto,
  paymentOf,
  reviewed,
  verdicts,
} from '../../support/policies.js'

const OTHER = paymentInto(Uint8Array.of(0x6a), 0n)

test('each output beyond those allowed is told (L4)', () => {
  const two = reviewed({ payments: [paymentOf(BTC), PUBLISHED, OTHER] })
  expect(verdicts('op-return: { max: 2 }', two)).toEqual([])
  expect(verdicts('op-return: { max: 1 }', two)).toEqual(['block:rule.op-return'])
  const all = findings('op-return: { max: 0 }', two)
  const places = two.facts.outputs.flatMap(({ script }, output) => (script[0] === 0x6a ? [{ output }] : []))
  expect(all.map(({ where }) => where)).toEqual(places)
  expect(verdicts('op-return: { max: 0 }', reviewed())).toEqual([])
})

import { describe, expect, test } from 'vitest'
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

const MORE = `owner: customers
places:
  hot: { owner: customers, addresses: [${addressOfStranger(0)}] }
  office: { owner: house, addresses: [${addressOfStranger(1)}] }
  shared: { owner: house, addresses: [${addressOfStranger(2)}] }
  exchange: { owner: customers, addresses: [${addressOfStranger(2)}] }
  street: { addresses: [${addressOfStranger(3)}] }`
const BROKEN = ['block:rule.segregation']
const to = (...numbers: number[]) => reviewed({ payments: numbers.map(number => paymentOf(BTC, number)) })
const judge = (fields: string, proposal: ReturnType<typeof to>) =>
  verdicts(`segregation: { ${fields} }`, proposal, {}, MORE)

describe('to whom', () => {
  test('only to owners that are named', () => {
    expect(judge('to: [customers]', to(0))).toEqual([])
    expect(judge('to: [customers]', to(1))).toEqual(BROKEN)
    expect(judge('to: [house]', to(1))).toEqual([])
  })

  test('an address that two owners have must be right for both', () => {
    expect(judge('to: [customers], mixed: yes', to(2))).toEqual(BROKEN)
    expect(judge('to: [customers, house], mixed: yes', to(2))).toEqual([])
  })

  test('strangers only where it says so, and a place without an owner is one', () => {
    expect(judge('to: [customers]', to(9))).toEqual(BROKEN)
    expect(judge('to: [customers]', to(3))).toEqual(BROKEN)
    expect(judge('to: [customers], strangers: yes', to(9))).toEqual([])
    expect(judge('to: [customers], strangers: no', to(9))).toEqual(BROKEN)
  })
})

describe('several at once', () => {
  test('only where it says so', () => {
    expect(judge('to: [customers, house]', to(0, 1))).toEqual(BROKEN)
    expect(judge('to: [customers, house], mixed: yes', to(0, 1))).toEqual([])
    expect(judge('to: [customers], strangers: yes', to(0, 9))).toEqual(BROKEN)
  })

  test('what comes back mixes nothing', () => {
    const own = reviewed({ payments: [paymentTo(VAULT, 1, 5, BTC), paymentOf(BTC)] })
    expect(judge('to: [customers]', own)).toEqual([])
  })
})

test('it needs the owner of the vault', () => {
  expect(() => verdicts('segregation: { to: [house] }', to(0))).toThrowCode('policy.malformed')
})

test('whoever may be an owner whose vault nobody knows is no stranger', () => {
  const theirs = vaultOf({ required: 3, of: 5, name: 'theirs' })
  const more = `owner: customers\nplaces: { theirs: { owner: house, vault: ${theirs.digest.hex} } }`
  const paying = reviewed({ payments: [paymentTo(theirs, 0, 3, BTC)] })
  const rule = 'segregation: { to: [customers], strangers: yes }'
  expect(verdicts(rule, paying, {}, more)).toEqual(['block:rule.evidence-missing'])
  expect(verdicts(rule, paying, { vaults: [theirs] }, more)).toEqual(BROKEN)
  expect(verdicts(rule, to(9), { vaults: [theirs] }, more)).toEqual([])
})

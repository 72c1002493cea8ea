import { expect, test } from 'vitest'
import { formatOutPoint } from '../../../src/bitcoin/transaction.js'
import { BTC, findings, reviewed, verdicts } from '../../support/policies.js'

const RULE = 'confirmations: { min: 6 }'
const TWO = reviewed({ deposits: [{ value: 5n * BTC }, { index: 1, value: 5n * BTC }] })
const COINS = TWO.facts.inputs.map(({ outPoint }) => formatOutPoint(outPoint))
const known = (...depths: number[]) => ({
  confirmations: new Map(depths.map((depth, i) => [COINS[i] as string, depth])),
})

test('every coin needs as many', () => {
  expect(verdicts(RULE, TWO, known(6, 7))).toEqual([])
  const broken = findings(RULE, TWO, known(6, 5))
  expect(broken.map(({ code, where }) => [code, where])).toEqual([['rule.confirmations', { input: 1 }]])
})

test('a coin that no snapshot knows has none', () => {
  const broken = findings(RULE, TWO, known(6))
  expect(broken.map(({ code, where }) => [code, where])).toEqual([['rule.confirmations', { input: 1 }]])
  expect(verdicts(RULE, TWO, known())).toHaveLength(2)
})

test('it needs a snapshot', () => {
  expect(verdicts(RULE, TWO)).toEqual(['block:rule.evidence-missing'])
})

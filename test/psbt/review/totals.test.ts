import { expect, test } from 'vitest'
import { sats } from '../../../src/chain/amount.js'
import { NETWORKS } from '../../../src/chain/network.js'
import type { OutputKind } from '../../../src/proposal/facts.js'
import type { ReviewedInput, ReviewedOutput } from '../../../src/psbt/review/reviewed-psbt.js'
import { sumUp } from '../../../src/psbt/review/totals.js'
import { EMPTY } from '../samples.js'

const input = (value: bigint | undefined): ReviewedInput => ({
  ...{ outPoint: { txid: '', vout: 0 }, address: undefined, proven: true },
  ...{ challenges: [], signatures: new Map(), signers: new Map() },
  value: value === undefined ? undefined : sats(value),
})
const output = (value: bigint, kind: OutputKind, leaves = kind === 'payment'): ReviewedOutput => ({
  leaves,
  ...{ value: sats(value), kind, script: EMPTY, address: undefined, place: undefined, label: undefined },
})

test('every output counts once, by its kind', () => {
  const outputs = [output(10n, 'payment'), output(5n, 'payment'), output(3n, 'change'), output(2n, 'self')]
  expect(sumUp([input(15n), input(7n)], outputs, NETWORKS.regtest)).toEqual({
    ...{ in: 22n, out: 20n, payments: 15n, change: 3n, self: 2n, fee: 2n },
  })
  const counted = [...outputs.slice(0, 3), output(2n, 'self', true)]
  expect(sumUp([input(15n), input(7n)], counted, NETWORKS.regtest)).toEqual({
    ...{ in: 22n, out: 20n, payments: 17n, change: 3n, self: 0n, fee: 2n },
  })
})

test('an unknown amount counts nothing, and a fee may be negative', () => {
  expect(sumUp([input(undefined)], [output(1n, 'payment')], NETWORKS.regtest).fee).toBe(-1n)
})

test('no sum is above all bitcoin', () => {
  const half = NETWORKS.regtest.chain.unit.most / 2n + 1n
  expect(() => sumUp([input(half), input(half)], [], NETWORKS.regtest)).toThrowCode('amount.out-of-range')
  const outputs = [output(half, 'change'), output(half, 'payment')]
  expect(() => sumUp([], outputs, NETWORKS.regtest)).toThrowCode('amount.out-of-range')
  expect(sumUp([], outputs, NETWORKS['monacoin-regtest']).out).toBe(2n * half)
})

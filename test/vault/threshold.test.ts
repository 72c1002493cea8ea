import { expect, test } from 'vitest'
import { SCRIPT_TYPES } from '../../src/spend/script-types.js'
import { threshold } from '../../src/vault/threshold.js'

const { p2wsh, p2sh } = SCRIPT_TYPES

test('every M up to every N is a threshold', () => {
  for (let of = 1; of <= 15; of++)
    for (let required = 1; required <= of; required++)
      expect(threshold(required, of, p2sh)).toEqual({ required, of })
})

test.each([
  [0, 3],
  [4, 3],
  [-1, 3],
  [1.5, 3],
  [Number.NaN, 3],
])('%d of %d is none', (required, of) => {
  expect(() => threshold(required, of, p2wsh)).toThrowCode('vault.threshold')
})

test('the number of cosigners is what the script type carries', () => {
  for (const of of [0, -1, 21]) expect(() => threshold(1, of, p2wsh)).toThrowCode('vault.cosigner-count')
  expect(() => threshold(1, 16, p2sh)).toThrowCode('vault.cosigner-count')
  expect(threshold(20, 20, p2wsh)).toEqual({ required: 20, of: 20 })
})

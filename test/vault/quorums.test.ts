import { expect, test } from 'vitest'
import type { ScriptType } from '../../src/spend/script-type.js'
import { SCRIPT_TYPES } from '../../src/spend/script-types.js'
import { requireQuorums } from '../../src/vault/quorums.js'
import { vaultOf } from '../support/rehearsal.js'

const { p2wsh, p2sh } = SCRIPT_TYPES
const [key] = vaultOf().template.keys

/** Throws unless M of N keys are a template of that type. */
function threshold(required: number, of: number, type: ScriptType): void {
  const keys = Array.from({ length: Math.max(of, 0) }, () => key as NonNullable<typeof key>)
  requireQuorums(type.template({ required, sorted: true, keys }))
}

test('every M up to every N is a threshold', () => {
  for (let of = 1; of <= 15; of++)
    for (let required = 1; required <= of; required++)
      expect(() => threshold(required, of, p2sh)).not.toThrow()
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
  expect(() => threshold(20, 20, p2wsh)).not.toThrow()
})

test('a vault tells its M of N', () => {
  expect(vaultOf({ required: 2, of: 4 }).threshold).toEqual({ required: 2, of: 4 })
})

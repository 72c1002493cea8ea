import { describe, expect, test } from 'vitest'
import { USUAL_SIGNATURE } from '../../../src/coins/size.js'
import { unsignedTransaction } from '../../../src/psbt/codec/psbt.js'
import type { ReviewedInput } from '../../../src/psbt/review/reviewed-psbt.js'
import { review } from '../../../src/psbt/review/reviewer.js'
import { finishedSize } from '../../../src/psbt/review/size.js'
import { finalize } from '../../../src/psbt/roles/finalizer.js'
import { SCRIPT_TYPES } from '../../../src/spend/script-types.js'
import { proposalOf, signedBy, vaultOf } from '../../support/rehearsal.js'

describe.each(Object.values(SCRIPT_TYPES))('$name', ({ name }) => {
  const vault = vaultOf({ scriptType: name, required: 2, of: 3 })
  const psbt = proposalOf(vault)

  test('the size is that of the finished transaction, at most a byte a signature too much', () => {
    const signed = review(vault, signedBy(vault, psbt, 1, 2))
    const { weight, vsize } = finalize(signed)
    expect([signed.facts.weight, signed.facts.vsize]).toEqual([weight, vsize])
    for (const one of [psbt, signedBy(vault, psbt, 1), signedBy(vault, psbt, 1, 2, 3)]) {
      const { facts } = review(vault, one)
      expect(facts.weight).toBeGreaterThanOrEqual(weight - 8)
      expect(facts.weight).toBeLessThanOrEqual(weight + 4 * 4)
    }
  })
})

test('signatures that are there count as long as they are, each that is missing as long as usual', () => {
  const vault = vaultOf()
  const psbt = proposalOf(vault)
  const transaction = unsignedTransaction(psbt)
  const { inputs } = review(vault, psbt).facts
  const weightWith = (...lengths: readonly number[]) => {
    const signatures = new Map(lengths.map((length, cosigner) => [cosigner, new Uint8Array(length)]))
    return finishedSize(vault, transaction, inputs.with(0, { ...inputs[0], signatures } as ReviewedInput))
      .weight
  }
  const usual = weightWith()
  expect(weightWith(USUAL_SIGNATURE, USUAL_SIGNATURE)).toBe(usual)
  expect(weightWith(USUAL_SIGNATURE - 10)).toBe(usual - 10)
  expect(weightWith(USUAL_SIGNATURE + 1, USUAL_SIGNATURE - 3)).toBe(usual - 2)
  // More than are needed do not enter the transaction.
  expect(weightWith(USUAL_SIGNATURE, USUAL_SIGNATURE, 1)).toBe(usual)
})

import { describe, expect, test } from 'vitest'
import { SCRIPT_TYPES } from '../../../src/bitcoin/script-types/index.js'
import { finalize } from '../../../src/psbt/finalizer.js'
import { review } from '../../../src/psbt/reviewer.js'
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

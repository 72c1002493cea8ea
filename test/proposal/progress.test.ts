import { expect, test } from 'vitest'
import type { RingiError } from '../../src/base/error.js'
import { INPUT } from '../../src/bitcoin/psbt-fields.js'
import { requireComplete, signingProgress } from '../../src/proposal/progress.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { drop, editInput } from '../psbt/tamper.js'
import { proposalOf, signedBy, vaultOf } from '../support/rehearsal.js'

const vault = vaultOf()
const psbt = proposalOf(vault)
const signed = signedBy(vault, psbt, 1, 3)
const progressOf = (one: typeof psbt) => {
  const { required, complete, cosigners } = signingProgress(review(vault, one))
  return [required, complete, ...cosigners.map(({ signed: how }) => how)]
}

test('every cosigner has signed all, some or nothing', () => {
  expect(progressOf(psbt)).toEqual([2, false, 'none', 'none', 'none'])
  expect(progressOf(signedBy(vault, psbt, 2))).toEqual([2, false, 'none', 'all', 'none'])
  expect(progressOf(signed)).toEqual([2, true, 'all', 'none', 'all'])
  const half = editInput(signed, 1, drop(INPUT.PARTIAL_SIG))
  expect(progressOf(half)).toEqual([2, false, 'some', 'none', 'some'])
})

test('what is lacking is told by input and by name (J7)', () => {
  expect(() => requireComplete(review(vault, signed))).not.toThrow()
  const half = review(vault, editInput(signed, 1, drop(INPUT.PARTIAL_SIG)))
  expect(() => requireComplete(half)).toThrowCode('signature.incomplete')
  try {
    requireComplete(half)
  } catch (error) {
    const { lacking, missing, required } = (error as RingiError).details
    expect([(lacking as string[]).length, required]).toEqual([1, 2])
    expect(missing).toEqual(['officer-1', 'officer-2', 'officer-3'])
  }
  expect(() => requireComplete(review(vault, signedBy(vault, psbt, 2)))).toThrowCode('signature.incomplete', {
    why: 'inputs',
    lacking: ['input 0: 1 of 2', 'input 1: 1 of 2'],
    missing: ['officer-1', 'officer-3'],
    required: 2,
  })
  const mixed = review(vault, editInput(signed, 0, drop(INPUT.PARTIAL_SIG)))
  expect(() => requireComplete(mixed)).toThrowCode('signature.incomplete', {
    why: 'inputs',
    lacking: ['input 0: 0 of 2'],
    missing: ['officer-1', 'officer-2', 'officer-3'],
    required: 2,
  })
})

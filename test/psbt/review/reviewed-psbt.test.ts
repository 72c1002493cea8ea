import { expect, test } from 'vitest'
import type { RingiError } from '../../../src/base/error.js'
import { INPUT } from '../../../src/bitcoin/psbt-fields.js'
import { ReviewedPsbt } from '../../../src/psbt/review/reviewed-psbt.js'
import { review } from '../../../src/psbt/review/reviewer.js'
import { finalize } from '../../../src/psbt/roles/finalizer.js'
import { sign } from '../../../src/psbt/roles/signer.js'
import { keyOf, proposalOf, signedBy, vaultOf } from '../../support/rehearsal.js'
import { drop, editInput } from '../tamper.js'

const vault = vaultOf()
const psbt = proposalOf(vault)
const reviewed = review(vault, psbt)
const unproven = review(vault, editInput(psbt, 0, drop(INPUT.NON_WITNESS_UTXO)))

const forgeries: readonly [string, unknown][] = [
  ['an object of the same shape', { facts: reviewed.facts, blocking: undefined, requireUnblocked: () => {} }],
  ['an object of its class that no review has made', Object.create(ReviewedPsbt.prototype)],
  [
    'one with facts of its own',
    Object.create(ReviewedPsbt.prototype, {
      facts: { value: reviewed.facts },
      blocking: { value: undefined },
    }),
  ],
  ['one that stands behind a real one', Object.create(unproven, { blocking: { value: undefined } })],
  ['a proxy', new Proxy(unproven, { get: (_, name) => (name === 'facts' ? reviewed.facts : () => {}) })],
  ['a copy', { ...reviewed }],
  ['nothing', undefined],
  ['null', null],
]

test.each(forgeries)('%s is neither signed nor finalized', (_, forged) => {
  expect(() => sign(forged as ReviewedPsbt, keyOf(vault, 1))).toThrowCode('internal.bug')
  expect(() => finalize(forged as ReviewedPsbt)).toThrowCode('internal.bug')
})

test('nobody else can make one', () => {
  expect(() => new ReviewedPsbt(Symbol('review'), reviewed.facts)).toThrowCode('internal.bug')
  const Maker = reviewed.constructor as typeof ReviewedPsbt
  expect(() => new Maker(Symbol.for('review'), unproven.facts)).toThrowCode('internal.bug')
})

test('what was found cannot be taken away', () => {
  const { findings, inputs, outputs } = unproven.facts
  expect(unproven.blocking?.code).toBe('utxo.prevtx-missing')
  expect(() => (findings as unknown[]).splice(0)).toThrow(TypeError)
  expect(() => (inputs as unknown[]).pop()).toThrow(TypeError)
  expect(() => (outputs as unknown[]).pop()).toThrow(TypeError)
  expect(() => Object.assign(unproven, { blocking: undefined })).toThrow(TypeError)
  expect(() => Object.assign(unproven.facts, { findings: [] })).toThrow(TypeError)
  expect(() => sign(unproven, keyOf(vault, 1))).toThrowCode('utxo.prevtx-missing')
})

test('a finding that blocks is thrown with its code and its place', () => {
  expect(() => unproven.requireUnblocked()).toThrowCode('utxo.prevtx-missing', {
    ...{ input: 0, why: 'claim' },
    coin: unproven.facts.utxo.coins[0]?.outpoint as string,
  })
  try {
    unproven.requireUnblocked()
  } catch (error) {
    expect((error as RingiError).findings).toBe(unproven.facts.findings)
  }
  expect(unproven.blocking?.where).toEqual({ input: 0 })
  expect([reviewed.blocking, reviewed.requireUnblocked()]).toEqual([undefined, undefined])
})

test('a review of signed inputs knows whose signatures they are', () => {
  const { inputs } = review(vault, signedBy(vault, psbt, 2)).facts
  expect(inputs.map(({ signers }) => [...signers.keys()])).toEqual([[1], [1]])
})

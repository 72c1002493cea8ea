import { expect, test } from 'vitest'
import { multisigStack, signaturesOnStack } from '../../../src/spend/multisig/stack.js'
import { EMPTY, SIGNATURES } from './support.js'

const stack = multisigStack(SIGNATURES)

test('a stack is the dummy and the signatures', () => {
  expect(stack).toEqual([EMPTY, ...SIGNATURES])
  expect(signaturesOnStack(stack)).toEqual(SIGNATURES)
})

test.each([
  ['nothing', []],
  ['no signatures', [EMPTY]],
  ['no dummy', SIGNATURES],
  ['a dummy that is not empty (BIP 147)', [Uint8Array.of(0), ...SIGNATURES]],
])('%s is no such stack', (_, items) => expect(signaturesOnStack(items)).toBeUndefined())

test('one signature is enough where one is asked for', () => {
  const [one] = SIGNATURES as [Uint8Array]
  expect(signaturesOnStack(multisigStack([one]))).toEqual([one])
})

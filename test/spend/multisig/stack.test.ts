import { expect, test } from 'vitest'
import { multisigStack, signaturesOnStack } from '../../../src/spend/multisig/stack.js'
import { EMPTY, MULTISIG, SIGNATURES } from './support.js'

const stack = multisigStack(SIGNATURES, MULTISIG)

test('a stack is the dummy, the signatures, the script', () => {
  expect(stack).toEqual([EMPTY, ...SIGNATURES, MULTISIG])
  expect(signaturesOnStack(stack, MULTISIG)).toEqual(SIGNATURES)
})

test.each([
  ['nothing', []],
  ['the script alone', [MULTISIG]],
  ['no signatures', [EMPTY, MULTISIG]],
  ['no dummy', [...SIGNATURES, MULTISIG]],
  ['a dummy that is not empty (BIP 147)', [Uint8Array.of(0), ...SIGNATURES, MULTISIG]],
  ['another script', [EMPTY, ...SIGNATURES, MULTISIG.subarray(1)]],
  ['something behind the script', [...stack, EMPTY]],
])('%s is no such stack', (_, items) => expect(signaturesOnStack(items, MULTISIG)).toBeUndefined())

test('one signature is enough where one is asked for', () => {
  const [one] = SIGNATURES as [Uint8Array]
  expect(signaturesOnStack(multisigStack([one], MULTISIG), MULTISIG)).toEqual([one])
})

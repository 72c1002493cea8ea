import { expect, test } from 'vitest'
import { toHex } from '../../../src/base/bytes.js'
import { CASH_FORMS, ECDSA } from '../../../src/spend/multisig/form.js'
import { EMPTY, SIGNATURES } from './support.js'

const placed = SIGNATURES.map((signature, place) => ({ place, signature }))
const stack = ECDSA.stack(placed, 3)

test('a stack is the dummy and the signatures', () => {
  expect(stack).toEqual([EMPTY, ...SIGNATURES])
  expect(ECDSA.read(stack, 3)).toEqual(SIGNATURES.map(signature => ({ signature })))
})

test.each([
  ['nothing', []],
  ['no signatures', [EMPTY]],
  ['no dummy', SIGNATURES],
  ['a dummy that is not empty (BIP 147)', [Uint8Array.of(0), ...SIGNATURES]],
])('%s is no such stack', (_, items) => expect(ECDSA.read(items, 3)).toBeUndefined())

test('one signature is enough where one is asked for', () => {
  const [one] = placed as [(typeof placed)[number]]
  expect(ECDSA.read(ECDSA.stack([one], 3), 3)).toEqual([{ signature: one.signature }])
})

const { schnorr } = CASH_FORMS
const signatures = (places: readonly number[]) =>
  places.map(place => ({ place, signature: new Uint8Array(65).fill(place + 1) }))

test.each([
  [[0, 2], 3, '05'],
  [[7], 8, '80'],
  [[0, 8], 9, '0101'],
  [[14], 15, '0040'],
  [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], 15, 'ff7f'],
] as const)('checkbits of %j among %i keys are %s', (places, keys, bits) => {
  const built = schnorr.stack(signatures(places), keys)
  expect(toHex(built[0] ?? EMPTY)).toBe(bits)
  expect(schnorr.read(built, keys)).toEqual(
    signatures(places).map(({ place, signature }) => ({ place, signature })),
  )
})

test.each([
  ['of a key that there is not', [Uint8Array.of(0b1001), ...signatures([0, 1]).map(one => one.signature)]],
  ['of too few keys', [Uint8Array.of(1), ...signatures([0, 1]).map(one => one.signature)]],
  ['of too many keys', [Uint8Array.of(7), ...signatures([0, 1]).map(one => one.signature)]],
  ['in too many bytes', [Uint8Array.of(3, 0), ...signatures([0, 1]).map(one => one.signature)]],
  ['that are empty', [EMPTY, ...signatures([0, 1]).map(one => one.signature)]],
  ['that are not there', []],
])('checkbits %s are refused', (_, items) => expect(schnorr.read(items, 3)).toBeUndefined())

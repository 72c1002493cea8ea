import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from '../../src/base/bytes.js'
import { convertPsbt } from '../../src/psbt/codec/convert.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { finalize } from '../../src/psbt/roles/finalizer.js'
import { signedBy } from '../support/rehearsal.js'
import { anyScene } from './arbitrary.js'

test('a proposal survives the other version and back, signed or not', () => {
  fc.assert(
    fc.property(anyScene, ({ vault, psbt }) => {
      const other = psbt.version === 0 ? 2 : 0
      for (const one of [psbt, signedBy(vault, psbt, 1)]) {
        const there = decodePsbt(encodePsbt(convertPsbt(one, other)))
        expect(there.version).toBe(other)
        expect(toHex(encodePsbt(convertPsbt(there, one.version)))).toBe(toHex(encodePsbt(one)))
        expect(review(vault, there).facts.digest).toEqual(review(vault, one).facts.digest)
      }
    }),
    { numRuns: 25 },
  )
})

test('it does not matter in which version it is signed', () => {
  fc.assert(
    fc.property(anyScene, ({ vault, psbt }) => {
      const officers = Array.from({ length: vault.threshold.required }, (_, i) => i + 1)
      const [zero, two] = ([0, 2] as const).map(version =>
        finalize(review(vault, signedBy(vault, convertPsbt(psbt, version), ...officers))),
      )
      expect(zero?.bytes).toEqual(two?.bytes)
    }),
    { numRuns: 10 },
  )
})

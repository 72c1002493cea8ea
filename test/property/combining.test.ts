import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from '../../src/base/bytes.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import type { Psbt } from '../../src/psbt/codec/psbt.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { combine } from '../../src/psbt/roles/combiner.js'
import { finalize } from '../../src/psbt/roles/finalizer.js'
import type { Vault } from '../../src/vault/vault.js'
import { signedBy } from '../support/rehearsal.js'
import { anyScene } from './arbitrary.js'

const together = (vault: Vault, ...psbts: readonly Psbt[]) =>
  combine(
    vault,
    psbts.map((psbt, i) => ({ name: `file-${i}`, psbt })),
  ).psbt
const hexOf = (psbt: Psbt) => toHex(encodePsbt(psbt))

test('combining is commutative, associative and idempotent, to the byte', () => {
  fc.assert(
    fc.property(anyScene, fc.infiniteStream(fc.nat()), ({ vault, psbt }, numbers) => {
      const of = vault.threshold.of
      const officer = () => (numbers.next().value as number) % of
      const [a, b, c] = [0, 1, 2].map(() => signedBy(vault, psbt, officer() + 1)) as [Psbt, Psbt, Psbt]
      const whole = hexOf(together(vault, a, b, c))
      expect(hexOf(together(vault, c, a, b))).toBe(whole)
      expect(hexOf(together(vault, together(vault, a, b), c))).toBe(whole)
      expect(hexOf(together(vault, a, together(vault, b, c)))).toBe(whole)
      const once = together(vault, a, b, c)
      expect(hexOf(together(vault, once))).toBe(whole)
      expect(hexOf(together(vault, once, once, a))).toBe(whole)
    }),
    { numRuns: 12 },
  )
})

test('signing one after the other and side by side finish the same transaction', () => {
  fc.assert(
    fc.property(anyScene, ({ vault, psbt }) => {
      const officers = Array.from({ length: vault.threshold.required }, (_, i) => i + 1)
      const inTurn = signedBy(vault, psbt, ...officers)
      const aside = together(vault, ...officers.map(officer => signedBy(vault, psbt, officer)))
      expect(toHex(finalize(review(vault, aside)).bytes)).toBe(toHex(finalize(review(vault, inTurn)).bytes))
    }),
    { numRuns: 12 },
  )
})

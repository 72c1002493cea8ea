import { secp256k1 } from '@noble/curves/secp256k1.js'
import { describe, expect, test } from 'vitest'
import { toHex } from '../../src/base/bytes.js'
import { fieldsOf, INPUT } from '../../src/bitcoin/psbt-fields.js'
import { hasLowR } from '../../src/bitcoin/signature.js'
import type { Psbt } from '../../src/psbt/codec/psbt.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { combine } from '../../src/psbt/roles/combiner.js'
import { finalize } from '../../src/psbt/roles/finalizer.js'
import { verify } from '../../src/psbt/roles/verifier.js'
import { BITCOIN_ROWS } from '../support/bitcoin-script-types.js'
import { digestAt } from '../support/locks.js'
import { proposalOf, signedBy, vaultOf } from '../support/rehearsal.js'
import { OTHERS, secretsFor } from './others.js'

const signaturesIn = ({ inputs }: Psbt) =>
  inputs.map(({ fields }) =>
    fieldsOf(fields, INPUT.PARTIAL_SIG).map(({ keydata, value }) => [toHex(keydata), toHex(value)]),
  )

const pairs = BITCOIN_ROWS.flatMap(({ name }) =>
  OTHERS.flatMap(other => [true, false].map(sorted => ({ name, sorted, other, who: other.name }))),
)

describe.each(pairs)('$name, sorted $sorted, beside $who', ({ name, sorted, other }) => {
  const vault = vaultOf({ scriptType: name, sorted })
  const deposits = Array.from({ length: 6 }, (_, index) => ({
    ...{ branch: (index % 2) as 0 | 1, index, value: 10_000_000n + BigInt(index) },
  }))
  const psbt = proposalOf(vault, {}, deposits, 55_000_000n)
  const files = (...psbts: readonly Psbt[]) => psbts.map((one, i) => ({ name: `file-${i}`, psbt: one }))
  const [ours1, ours2, ours3] = [1, 2, 3].map(officer => signedBy(vault, psbt, officer)) as [Psbt, Psbt, Psbt]

  /** Which inputs a plain signature of the officer has a low R on, so that nobody has to grind. */
  const isPlain = (officer: number) =>
    secretsFor(vault, psbt, officer).map((secret, i) => {
      const digest = digestAt(review(vault, psbt), i)
      return hasLowR(secp256k1.sign(digest, secret, { prehash: false, lowS: true }))
    })

  test('the same keys make the same signatures', () => {
    let [same, ground] = [0, 0]
    for (const [at, ours] of [ours1, ours2, ours3].entries()) {
      const theirs = signaturesIn(other.sign(vault, psbt, at + 1))
      for (const [i, plain] of isPlain(at + 1).entries()) {
        if (plain || other.grindsLikeCore) expect(theirs[i]).toEqual(signaturesIn(ours)[i])
        if (plain) same++
        else ground++
      }
    }
    // Some were ground and some were not, or half of this says nothing.
    expect([same > 0, ground > 0]).toEqual([true, true])
  })

  test('its signatures are combined and finished here', () => {
    const theirs = other.sign(vault, psbt, 2)
    const expected = toHex(other.extract(other.combine([ours1, theirs])))
    expect(toHex(finalize(combine(vault, files(ours1, theirs)).reviewed).bytes)).toBe(expected)
    expect(toHex(finalize(review(vault, signedBy(vault, theirs, 1))).bytes)).toBe(expected)
  })

  test('ours are combined and finished there', () => {
    const expected = toHex(finalize(review(vault, signedBy(vault, psbt, 1, 2))).bytes)
    expect(toHex(other.extract(other.combine([ours1, ours2])))).toBe(expected)
    expect(toHex(other.extract(combine(vault, files(ours1, ours2)).psbt))).toBe(expected)
  })

  test('what it has finished is verified here, and its final scripts combine', () => {
    const final = other.finalize(other.combine([ours2, ours3]))
    const { reviewed } = combine(vault, files(final, ours1))
    for (const { signers } of reviewed.facts.inputs) expect(signers.size).toBe(3)
    const proposal = review(vault, psbt)
    const { transaction } = finalize(combine(vault, files(final, psbt)).reviewed)
    const { findings, matchesProposal, inputs } = verify(vault, transaction, { proposal })
    expect([findings, matchesProposal]).toEqual([[], true])
    for (const { signedBy: signers } of inputs) expect([...signers].sort()).toEqual([1, 2])
  })
})

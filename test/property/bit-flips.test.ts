import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from '../../src/base/bytes.js'
import { RingiError } from '../../src/base/error.js'
import { fieldsOf, INPUT } from '../../src/bitcoin/psbt-fields.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import type { Psbt } from '../../src/psbt/codec/psbt.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { sign } from '../../src/psbt/roles/signer.js'
import type { Vault } from '../../src/vault/vault.js'
import { keyOf, proposalOf, vaultOf } from '../support/rehearsal.js'

const SCRIPT_TYPES = ['p2wsh', 'p2sh-p2wsh', 'p2sh'] as const

/** Signs what the bytes say, if it is what the officer approved; undefined where anything on the way refuses. */
function signIfApproved(vault: Vault, bytes: Uint8Array, approved: string): Psbt | undefined {
  try {
    const reviewed = review(vault, decodePsbt(bytes))
    if (reviewed.facts.digest.hex !== approved) return undefined
    return sign(reviewed, keyOf(vault, 1)).psbt
  } catch (error) {
    if (error instanceof RingiError) return undefined
    throw error
  }
}

function signaturesIn({ inputs }: Psbt): string[] {
  return inputs.flatMap(({ fields }) => fieldsOf(fields, INPUT.PARTIAL_SIG).map(({ value }) => toHex(value)))
}

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const at = (bit >> 3) % bytes.length
  copy[at] = (copy[at] as number) ^ (1 << (bit & 7))
  return copy
}

// What an officer approves is the digest, which commits to the whole payment. A flipped bit may make another payment
// that can be reviewed; what it cannot make is another payment under the same digest, or a signature for it.
test.each(SCRIPT_TYPES.flatMap(type => ([0, 2] as const).map(version => [type, version] as const)))(
  'a flipped bit in a proposal of %s, version %d, never yields a signature for another payment',
  (scriptType, psbtVersion) => {
    const vault = vaultOf({ scriptType })
    const deposits = [{ value: 40_000_000n }]
    const psbt = proposalOf(vault, { psbtVersion, notes: { memo: 'rent' } }, deposits, 30_000_000n)
    const bytes = encodePsbt(psbt)
    const approved = review(vault, psbt).facts.digest.hex
    const right = signaturesIn(sign(review(vault, psbt), keyOf(vault, 1)).psbt)
    let refused = 0
    fc.assert(
      fc.property(fc.nat({ max: 8 * bytes.length - 1 }), bit => {
        const signed = signIfApproved(vault, flipped(bytes, bit), approved)
        if (signed === undefined) refused++
        // The signatures are for the same payment exactly if they are the same: they commit to all of it.
        else expect(signaturesIn(signed)).toEqual(right)
      }),
      { numRuns: 40 },
    )
    expect(refused).toBeGreaterThan(20)
  },
)

test('every single bit of the unsigned transaction counts', () => {
  const vault = vaultOf()
  const psbt = proposalOf(vault, {}, [{ value: 40_000_000n }], 30_000_000n)
  const bytes = encodePsbt(psbt)
  const approved = review(vault, psbt).facts.digest.hex
  const start = 8
  const length = bytes[7] as number
  for (let at = start; at < start + length; at += 3) {
    const bit = 8 * at + (at % 8)
    expect([bit, signIfApproved(vault, flipped(bytes, bit), approved)]).toEqual([bit, undefined])
  }
})

import { expect, test } from 'vitest'
import { combine } from '../../../src/psbt/combiner.js'
import { encodePsbt } from '../../../src/psbt/encode.js'
import { INPUT, OUTPUT } from '../../../src/psbt/fields.js'
import type { Psbt } from '../../../src/psbt/psbt.js'
import { proposalOf, signedBy, vaultOf } from '../../support/rehearsal.js'

const vault = vaultOf({ required: 1, of: 1 })
const FAR = { index: 4321, value: 120_000_000n }

/** `psbt` without a word of where in the vault its scripts are. */
function withoutPlaces(psbt: Psbt): Psbt {
  const keep = (type: number) => type !== INPUT.BIP32_DERIVATION
  return {
    ...psbt,
    inputs: psbt.inputs.map(one => ({ ...one, fields: one.fields.filter(({ type }) => keep(type)) })),
    outputs: psbt.outputs.map(one => ({
      ...one,
      fields: one.fields.filter(({ type }) => type !== OUTPUT.BIP32_DERIVATION),
    })),
  }
}

test('a file that no longer says where a far coin lies is combined with one that does, in either order', () => {
  const proposal = proposalOf(vault, { changeIndex: 4300 }, [FAR])
  const signed = { name: 'signed', psbt: withoutPlaces(signedBy(vault, proposal, 1)) }
  const plain = { name: 'proposal', psbt: proposal }
  const one = combine(vault, [plain, signed])
  const other = combine(vault, [signed, plain])
  expect(one.reviewed.facts.inputs.map(({ signatures }) => signatures.size)).toEqual([1])
  expect(one.reviewed.facts.outputs.map(({ kind }) => kind).toSorted()).toEqual(['change', 'payment'])
  expect(encodePsbt(other.psbt)).toEqual(encodePsbt(one.psbt))
})

test('without anybody to say it, a coin beyond what is searched stays a stranger', () => {
  const lost = { name: 'lost', psbt: withoutPlaces(proposalOf(vault, {}, [FAR])) }
  expect(() => combine(vault, [lost, lost])).toThrowCode('input.not-ours')
})

import { describe, expect, test } from 'vitest'
import { fieldsOf, INPUT, OUTPUT } from '../../../src/bitcoin/psbt-fields.js'
import { decodePsbt } from '../../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../../src/psbt/codec/encode.js'
import type { Psbt } from '../../../src/psbt/codec/psbt.js'
import { review } from '../../../src/psbt/review/reviewer.js'
import { combine } from '../../../src/psbt/roles/combiner.js'
import { finalize } from '../../../src/psbt/roles/finalizer.js'
import { slim } from '../../../src/psbt/roles/slim.js'
import { BITCOIN_SCRIPT_TYPES } from '../../support/bitcoin-script-types.js'
import { proposalOf, signedBy, vaultOf } from '../../support/rehearsal.js'
import { drop, editInput } from '../tamper.js'

const reread = (psbt: Psbt) => decodePsbt(encodePsbt(psbt))
const names = BITCOIN_SCRIPT_TYPES

describe.each(names)('%s', scriptType => {
  const vault = vaultOf({ scriptType })
  const psbt = proposalOf(vault)
  const small = reread(slim(review(vault, psbt)))

  test('says the same of everything, in fewer bytes', () => {
    const [whole, made] = [psbt, small].map(one => review(vault, one).facts)
    expect(made?.digest).toEqual(whole?.digest)
    expect(made?.inputs).toEqual(whole?.inputs)
    expect(made?.outputs).toEqual(whole?.outputs)
    expect(made?.findings).toEqual(whole?.findings)
    expect(encodePsbt(small).length).toBeLessThan(0.7 * encodePsbt(psbt).length)
  })

  test('keeps one previous transaction of each, and one place of each coin', () => {
    const txids = new Set(small.inputs.map(({ txid }) => txid))
    const carried = small.inputs.flatMap(({ fields }) => fieldsOf(fields, INPUT.NON_WITNESS_UTXO))
    expect(carried).toHaveLength(txids.size)
    for (const { fields } of small.inputs) expect(fieldsOf(fields, INPUT.BIP32_DERIVATION)).toHaveLength(1)
    for (const { fields } of small.outputs)
      expect(fieldsOf(fields, OUTPUT.BIP32_DERIVATION).length).toBeLessThanOrEqual(1)
  })

  test('is signed, and combined with what was signed of the whole', () => {
    const files = [signedBy(vault, small, 1), signedBy(vault, psbt, 2)].map((one, i) => ({
      name: `${i}`,
      psbt: one,
    }))
    for (const order of [files, files.toReversed(), [{ name: 'slim', psbt: small }, ...files]])
      expect(finalize(combine(vault, order).reviewed).transaction.inputs).toHaveLength(psbt.inputs.length)
  })

  test('keeps signatures', () => {
    const signed = signedBy(vault, psbt, 3)
    const again = review(vault, reread(slim(review(vault, signed))))
    expect(again.facts.inputs).toEqual(review(vault, signed).facts.inputs)
  })

  test('is not made of what is not proven', () => {
    const unproven = editInput(psbt, 0, drop(INPUT.NON_WITNESS_UTXO))
    expect(() => slim(review(vault, unproven))).toThrowCode('utxo.prevtx-missing')
  })
})

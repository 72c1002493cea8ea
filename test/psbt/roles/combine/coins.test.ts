import { describe, expect, test } from 'vitest'
import { fieldOf, INPUT } from '../../../../src/bitcoin/psbt-fields.js'
import { decodeTransaction, encodeTransaction } from '../../../../src/bitcoin/transaction.js'
import { Proofs } from '../../../../src/psbt/proofs.js'
import {
  learnPlaces,
  previousTransactions,
  withEachPrevious,
} from '../../../../src/psbt/roles/combine/coins.js'
import { combine } from '../../../../src/psbt/roles/combiner.js'
import { findingsOf, fundingOf, proposalOf, signedBy, vaultOf } from '../../../support/rehearsal.js'
import { drop, editInput, field, put } from '../../tamper.js'

const psbt = proposalOf(vaultOf())
const previousOf = (one: typeof psbt, i: number) =>
  fieldOf(one.inputs[i]?.fields ?? [], INPUT.NON_WITNESS_UTXO)
const find = (...files: readonly (typeof psbt)[]) =>
  previousTransactions(
    files.map(one => ({ psbt: one })),
    new Proofs(),
  )
const bare = { ...psbt, inputs: psbt.inputs.map(drop(INPUT.NON_WITNESS_UTXO)) }
const [first, second] = [0, 1].map(i => previousOf(psbt, i)) as [Uint8Array, Uint8Array]

test('whichever file has them', () => {
  expect(find(bare, psbt)).toEqual([first, second])
  expect(find(bare)).toEqual([undefined, undefined])
})

test('what is another transaction proves nothing', () => {
  const wrong = editInput(psbt, 0, put(field(INPUT.NON_WITNESS_UTXO, second)))
  expect(find(wrong)).toEqual([undefined, second])
})

test('of two forms of one transaction the shorter, in whatever order they come', () => {
  const stripped = encodeTransaction(decodeTransaction(first), false)
  expect(stripped.length).toBeLessThan(first.length)
  const other = editInput(psbt, 0, put(field(INPUT.NON_WITNESS_UTXO, stripped)))
  for (const files of [
    [psbt, other],
    [other, psbt],
  ])
    expect(find(...files)[0]).toEqual(stripped)
})

test('of two forms of the same length the lesser bytes, in whatever order they come', () => {
  const { inputs, ...rest } = decodeTransaction(first)
  const [one, other] = [1, 2].map(byte =>
    encodeTransaction({
      ...rest,
      inputs: inputs.map(input => ({ ...input, witness: [Uint8Array.of(byte)] })),
    }),
  ) as [Uint8Array, Uint8Array]
  const [less, more] = [one, other].map(bytes =>
    editInput(psbt, 0, put(field(INPUT.NON_WITNESS_UTXO, bytes))),
  ) as [typeof psbt, typeof psbt]
  for (const files of [
    [less, more],
    [more, less],
  ])
    expect(find(...files)[0]).toEqual(one)
})

test('of nothing there is nothing', () => {
  expect(find()).toEqual([])
})

test('what is lacking is filled in, what is there is left', () => {
  expect(withEachPrevious(bare, [first, undefined])).toEqual(editInput(psbt, 1, drop(INPUT.NON_WITNESS_UTXO)))
  expect(withEachPrevious(psbt, [second, first])).toEqual(psbt)
})

describe('places that files name', () => {
  const vault = vaultOf()
  const FAR = 5000
  const psbt = proposalOf(vault, { changeIndex: FAR + 1 }, [{ index: FAR, value: 200_000_000n }])
  const silent = {
    ...signedBy(vault, psbt, 1),
    inputs: signedBy(vault, psbt, 1).inputs.map(drop(INPUT.BIP32_DERIVATION)),
  }

  test('what one file names is known for all', () => {
    const files = [{ psbt: silent }, { psbt }]
    const proofs = new Proofs()
    const locator = proofs.locatorFor(vault)
    const script = vault.addressAt(0, FAR).lock.scriptPubKey
    expect(locator.locate(script, 0)).toBeUndefined()
    learnPlaces(vault, files, previousTransactions(files, proofs), proofs)
    expect(locator.locate(script, FAR + 1)?.index).toBe(FAR)
  })

  test('a coin that nothing proves teaches nothing', () => {
    const proofs = new Proofs()
    const files = [{ psbt }]
    const script = vault.addressAt(0, FAR).lock.scriptPubKey
    learnPlaces(vault, files, [undefined], proofs)
    learnPlaces(vault, files, [encodeTransaction(fundingOf(vault, { value: 1n }))], proofs)
    expect(proofs.locatorFor(vault).locate(script, 0)).toBeUndefined()
  })

  test('a coin far away that a file no longer places is combined all the same', () => {
    expect(findingsOf(vault, silent)).toContain('block:input.not-ours')
    const files = [silent, psbt].map((one, i) => ({ name: `f${i}`, psbt: one }))
    for (const order of [files, files.toReversed()])
      expect(combine(vault, order).reviewed.facts.inputs[0]?.signatures.size).toBe(1)
  })
})

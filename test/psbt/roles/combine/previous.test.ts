import { expect, test } from 'vitest'
import { fieldOf, INPUT } from '../../../../src/bitcoin/psbt-fields.js'
import { decodeTransaction, encodeTransaction } from '../../../../src/bitcoin/transaction.js'
import { Proofs } from '../../../../src/psbt/proofs.js'
import { previousTransactions, withEachPrevious } from '../../../../src/psbt/roles/combine/previous.js'
import { proposalOf, vaultOf } from '../../../support/rehearsal.js'
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

import { expect, test } from 'vitest'
import { toHex } from '../../../../src/base/bytes.js'
import type { RingiError } from '../../../../src/base/error.js'
import { type Field, fieldOf } from '../../../../src/bitcoin/psbt-fields.js'
import { convertPsbt } from '../../../../src/psbt/codec/convert.js'
import { encodePsbt } from '../../../../src/psbt/codec/encode.js'
import type { Psbt } from '../../../../src/psbt/codec/psbt.js'
import { noteFields } from '../../../../src/psbt/notes.js'
import { Proofs } from '../../../../src/psbt/proofs.js'
import { review } from '../../../../src/psbt/review/reviewer.js'
import { previousTransactions } from '../../../../src/psbt/roles/combine/coins.js'
import { agreedFields, rebuild } from '../../../../src/psbt/roles/combine/rebuild.js'
import { proposalOf, signedBy, vaultOf } from '../../../support/rehearsal.js'
import { field as sampleField } from '../../samples.js'
import { changeAt, editInput, editOutput, field, put } from '../../tamper.js'

const vault = vaultOf()
const psbt = proposalOf(vault)

function rebuilt(...psbts: readonly Psbt[]): Psbt {
  const files = psbts.map((one, i) => ({ name: `f${i}`, psbt: one }))
  return rebuild(
    vault,
    files,
    psbts.map(one => review(vault, one)),
    previousTransactions(files, new Proofs()),
  )
}

test('a proposal of this program is rebuilt to itself', () => {
  expect(toHex(encodePsbt(rebuilt(psbt)))).toBe(toHex(encodePsbt(psbt)))
  const signed = signedBy(vault, psbt, 1, 2)
  expect(toHex(encodePsbt(rebuilt(signedBy(vault, psbt, 2), signedBy(vault, psbt, 1))))).toBe(
    toHex(encodePsbt(signed)),
  )
})

test('one file of version 0 makes the whole so, which every program reads', () => {
  const other = convertPsbt(psbt, 2)
  expect(rebuilt(other, other).version).toBe(2)
  for (const files of [
    [other, psbt],
    [psbt, other],
  ])
    expect(rebuilt(...files).version).toBe(0)
})

test('what a stranger’s output carries is kept where all files have it', () => {
  const payment = 1 - changeAt(psbt)
  const script = field(0x01, '51')
  const stuffed = editOutput(psbt, payment, put(script))
  expect(fieldOf(rebuilt(stuffed, stuffed).outputs[payment]?.fields ?? [], 0x01)).toEqual(script.value)
  expect(fieldOf(rebuilt(stuffed, psbt).outputs[payment]?.fields ?? [], 0x01)).toBeUndefined()
})

test('so is what an input carries', () => {
  const unknown = field(0x77, '51')
  const stuffed = editInput(psbt, 1, put(unknown))
  expect(fieldOf(rebuilt(stuffed, stuffed).inputs[1]?.fields ?? [], 0x77)).toEqual(unknown.value)
  expect(fieldOf(rebuilt(stuffed, psbt).inputs[1]?.fields ?? [], 0x77)).toBeUndefined()
})

test('what is left out of the vault’s own output is put back', () => {
  const bare = editOutput(psbt, changeAt(psbt), output => ({ ...output, fields: [] }))
  for (const files of [[bare], [bare, psbt], [psbt, bare]])
    expect(toHex(encodePsbt(rebuilt(...files)))).toBe(toHex(encodePsbt(psbt)))
})

test('lock times that inputs require become the transaction’s', () => {
  const v2 = proposalOf(vault, { psbtVersion: 2 })
  const required: Psbt = {
    ...v2,
    inputs: v2.inputs.map((input, i) => (i === 0 ? { ...input, requiredHeight: 700_000 } : input)),
  }
  const whole = rebuilt(required)
  expect([whole.version, whole.fallbackLocktime, whole.inputs[0]?.requiredHeight]).toEqual([
    2,
    700_000,
    undefined,
  ])
  expect(review(vault, whole).facts.txid).toBe(review(vault, required).facts.txid)
})

const maps = (...all: readonly (readonly Field[])[]) => all.map((fields, i) => ({ name: `f${i}`, fields }))
const [one, two] = [sampleField(0x70, '01'), sampleField(0x71, '02', 'aa')]

test('fields that all have are kept, in canonical order', () => {
  expect(agreedFields('global', maps([two, one], [one, two]), [])).toEqual([one, two])
  expect(agreedFields('global', maps([one, two], [two]), [])).toEqual([two])
  expect(agreedFields('global', maps([one], []), [])).toEqual([])
  expect(agreedFields('global', maps([one]), [])).toEqual([one])
})

test('the same type under another key is another field', () => {
  expect(agreedFields('global', maps([two], [sampleField(0x71, '02', 'ab')]), [])).toEqual([])
})

test('a note is kept from whoever has it', () => {
  const [memo] = noteFields({ memo: 'x' }) as [Field]
  expect(agreedFields('global', maps([], [memo], []), [])).toEqual([memo])
})

test('types that are rebuilt are left to that, even where they contradict each other', () => {
  expect(agreedFields('global', maps([one], [sampleField(0x70, '99')]), [0x70])).toEqual([])
})

test('a contradiction names the two files, whoever else has the field', () => {
  const run = () => agreedFields('global', maps([], [one], [one], [sampleField(0x70, '99')]), [])
  expect(run).toThrowCode('psbt.conflict')
  try {
    run()
  } catch (error) {
    expect((error as RingiError).details.files).toEqual(['f1', 'f3'])
  }
})

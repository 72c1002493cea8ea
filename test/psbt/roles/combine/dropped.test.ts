import { expect, test } from 'vitest'
import { INPUT } from '../../../../src/bitcoin/psbt-fields.js'
import { tellDropped } from '../../../../src/psbt/roles/combine/dropped.js'
import { proposalOf, vaultOf } from '../../../support/rehearsal.js'
import { editInput, editOutput, field, put } from '../../tamper.js'

const psbt = proposalOf(vaultOf())
const unknown = field(0x77, '01')
const codes = (...files: readonly (typeof psbt)[]) =>
  tellDropped(
    files.map(one => ({ psbt: one })),
    psbt,
  ).map(({ severity, code }) => `${severity}:${code}`)

test('nothing is told where nothing was dropped', () => {
  expect(codes(psbt, psbt)).toEqual([])
  expect(codes({ ...psbt, fields: [] })).toEqual([])
})

test.each([
  ['the whole', { ...psbt, fields: [...psbt.fields, unknown] }],
  ['an input', editInput(psbt, 1, put(unknown))],
  ['an output', editOutput(psbt, 0, put(unknown))],
])('a field of %s is told', (_, file) => {
  expect(codes(psbt, file)).toEqual(['info:psbt.field-dropped'])
})

test('final scripts are not dropped: they become signatures', () => {
  expect(codes(editInput(psbt, 0, put(field(INPUT.FINAL_SCRIPTWITNESS, '00'))))).toEqual([])
})

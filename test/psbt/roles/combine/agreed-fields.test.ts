import { expect, test } from 'vitest'
import type { RingiError } from '../../../../src/base/error.js'
import type { Field } from '../../../../src/bitcoin/psbt-fields.js'
import { noteFields } from '../../../../src/psbt/notes.js'
import { agreedFields } from '../../../../src/psbt/roles/combine/agreed-fields.js'
import { field } from '../../samples.js'

const maps = (...all: readonly (readonly Field[])[]) => all.map((fields, i) => ({ name: `f${i}`, fields }))
const [one, two] = [field(0x70, '01'), field(0x71, '02', 'aa')]

test('fields that all have are kept, in canonical order', () => {
  expect(agreedFields('global', maps([two, one], [one, two]), [])).toEqual([one, two])
  expect(agreedFields('global', maps([one, two], [two]), [])).toEqual([two])
  expect(agreedFields('global', maps([one], []), [])).toEqual([])
  expect(agreedFields('global', maps([one]), [])).toEqual([one])
})

test('the same type under another key is another field', () => {
  expect(agreedFields('global', maps([two], [field(0x71, '02', 'ab')]), [])).toEqual([])
})

test('a note is kept from whoever has it', () => {
  const [memo] = noteFields({ memo: 'x' }) as [Field]
  expect(agreedFields('global', maps([], [memo], []), [])).toEqual([memo])
})

test('types that are rebuilt are left to that, even where they contradict each other', () => {
  expect(agreedFields('global', maps([one], [field(0x70, '99')]), [0x70])).toEqual([])
})

test('a contradiction names the two files, whoever else has the field', () => {
  const run = () => agreedFields('global', maps([], [one], [one], [field(0x70, '99')]), [])
  expect(run).toThrowCode('psbt.conflict')
  try {
    run()
  } catch (error) {
    expect((error as RingiError).details.files).toEqual(['f1', 'f3'])
  }
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from '../../src/base/bytes.js'
import { LONGEST_NOTE } from '../../src/proposal/notes.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import { encodeProprietary } from '../../src/psbt/codec/proprietary.js'
import { isNoteField, labelField, labelIn, noteFields, notesIn, withoutNotes } from '../../src/psbt/notes.js'
import { EMPTY, field, psbtOf } from './samples.js'

test('notes survive a file, whatever they say', () => {
  const note = fc.option(fc.string({ unit: 'binary', maxLength: 100 }), { nil: undefined })
  fc.assert(
    fc.property(note, note, (memo, reference) => {
      const notes = {
        ...(memo === undefined ? {} : { memo }),
        ...(reference === undefined ? {} : { reference }),
      }
      const psbt = psbtOf([], { fields: noteFields(notes) })
      expect(notesIn(decodePsbt(encodePsbt(psbt)).fields)).toStrictEqual(notes)
    }),
  )
})

test('a mark of byte order is a part of a note', () => {
  expect(notesIn(noteFields({ memo: '\ufeffx' }))).toEqual({ memo: '\ufeffx' })
})

test('a label is a note of an output', () => {
  const fields = [labelField('家賃')]
  expect([labelIn(fields), notesIn(fields)]).toEqual(['家賃', {}])
  expect(labelIn(noteFields({ memo: 'x' }))).toBeUndefined()
})

test('a note has at most a thousand bytes, not characters', () => {
  const longest = { memo: 'x'.repeat(LONGEST_NOTE) }
  expect(notesIn(noteFields(longest))).toEqual(longest)
  expect(() => noteFields({ memo: 'x'.repeat(LONGEST_NOTE + 1) })).toThrowCode('memo.too-long')
  expect(() => noteFields({ reference: '議'.repeat(334) })).toThrowCode('memo.too-long')
  expect(() => labelField('x'.repeat(LONGEST_NOTE + 1))).toThrowCode('memo.too-long')
})

test.each([
  ['bytes that are no UTF-8', Uint8Array.of(0xff)],
  ['half a character', Uint8Array.of(0xe7, 0xa8)],
  ['too much', new Uint8Array(LONGEST_NOTE + 1).fill(0x61)],
])('%s are no note', (_, bytes) => {
  expect(() => notesIn([encodeProprietary('ringi', 0, EMPTY, bytes)])).toThrowCode('psbt.memo-malformed')
  expect(() => labelIn([encodeProprietary('ringi', 2, EMPTY, bytes)])).toThrowCode('psbt.memo-malformed')
})

test('a proposer is a name as cosigners have it', () => {
  const fields = noteFields({ memo: 'rent', proposer: '花子' })
  expect(notesIn(fields)).toEqual({ memo: 'rent', proposer: '花子' })
  for (const wrong of ['', ' akira', 'akira\n', 'a b', 'akira\u200b', 'e\u0301', 'x'.repeat(41)]) {
    const field = encodeProprietary('ringi', 4, EMPTY, utf8(wrong))
    expect(() => notesIn([field])).toThrowCode('psbt.memo-malformed')
  }
})

test('only its own fields are notes', () => {
  const text = utf8('x')
  const own = [0, 1, 2, 4].map(subtype => encodeProprietary('ringi', subtype, EMPTY, text))
  const foreign = [
    encodeProprietary('ringi', 3, EMPTY, text),
    encodeProprietary('ringi', 0, Uint8Array.of(1), text),
    encodeProprietary('Ringi', 0, EMPTY, text),
    field(0x77, text),
  ]
  const notesOf = (kind: 'global' | 'input' | 'output') => own.map(one => isNoteField(one, kind))
  expect(notesOf('global')).toEqual([true, true, false, true])
  expect(notesOf('input')).toEqual([false, false, false, false])
  expect(notesOf('output')).toEqual([false, false, true, false])
  expect(foreign.some(one => isNoteField(one, 'global') || isNoteField(one, 'output'))).toBe(false)
  const stray = own.filter(one => !isNoteField(one, 'global'))
  const psbt = psbtOf([], { fields: [...own, ...foreign] })
  const output = { value: 1n, script: EMPTY, fields: [labelField('x'), ...foreign] }
  const plain = withoutNotes({ ...psbt, outputs: [output] })
  expect([plain.fields, plain.outputs[0]?.fields]).toEqual([[...stray, ...foreign], foreign])
})

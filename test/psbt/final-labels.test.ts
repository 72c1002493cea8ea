import { expect, test } from 'vitest'
import type { Notes } from '../../src/proposal/notes.js'
import { finalLabels } from '../../src/psbt/final-labels.js'
import { labelField } from '../../src/psbt/notes.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { proposalOf, vaultOf } from '../support/rehearsal.js'
import { changeAt, editOutput, put } from './tamper.js'

const vault = vaultOf()
const TXID = 'ab'.repeat(32)

const labelsOf = (notes: Notes, psbt = proposalOf(vault, { notes })) =>
  finalLabels(review(vault, psbt).facts, TXID)

test('the transaction is called by its memo, else by its reference, else not at all', () => {
  const names = (notes: Notes) =>
    labelsOf(notes)
      .filter(({ type }) => type === 'tx')
      .map(({ ref, label }) => [ref, label])
  expect(names({ memo: 'rent', reference: '7' })).toEqual([[TXID, 'rent']])
  expect(names({ reference: '7' })).toEqual([[TXID, '7']])
  expect(names({})).toEqual([])
})

test('change is called so, and a payment by its label, where it has one', () => {
  const psbt = proposalOf(vault)
  const change = changeAt(psbt)
  expect(labelsOf({}, psbt)).toEqual([{ type: 'output', ref: `${TXID}:${change}`, label: 'change' }])
  const labelled = editOutput(psbt, 1 - change, put(labelField('office')))
  expect(labelsOf({}, labelled)).toContainEqual({
    type: 'output',
    ref: `${TXID}:${1 - change}`,
    label: 'office',
  })
})

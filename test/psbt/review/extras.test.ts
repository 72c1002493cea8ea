import { expect, test } from 'vitest'
import { INPUT } from '../../../src/bitcoin/psbt-fields.js'
import { convertPsbt } from '../../../src/psbt/codec/convert.js'
import { encodeProprietary } from '../../../src/psbt/codec/proprietary.js'
import { checkExtras } from '../../../src/psbt/review/extras.js'
import { proposalOf, vaultOf } from '../../support/rehearsal.js'
import { EMPTY } from '../samples.js'
import { editInput, editOutput, field, put } from '../tamper.js'

const vault = vaultOf()
const psbt = proposalOf(vault, { notes: { memo: 'x', reference: 'y' } })
const briefly = (one: typeof psbt) =>
  checkExtras(one, vault).map(({ severity, code, where }) => [`${severity}:${code}`, where])

test('what this program writes is no extra, in either version', () => {
  expect(briefly(psbt)).toEqual([])
  expect(briefly(convertPsbt(psbt, 2))).toEqual([])
  expect(briefly(convertPsbt(convertPsbt({ ...convertPsbt(psbt, 2), modifiable: 0 }, 0), 2))).toEqual([])
})

test('fields of others are told, with their place (D17)', () => {
  const unknown = field(0x77, 'aa')
  const proprietary = encodeProprietary('acme', 0, EMPTY, EMPTY)
  expect(briefly({ ...psbt, fields: [...psbt.fields, proprietary] })).toEqual([
    ['info:psbt.unknown-fields', {}],
  ])
  expect(briefly(editInput(psbt, 1, put(unknown)))).toEqual([['info:psbt.unknown-fields', { input: 1 }]])
  expect(briefly(editOutput(psbt, 0, put(unknown, proprietary)))).toEqual([
    ['info:psbt.unknown-fields', { output: 0 }],
  ])
})

test.each([
  ['a proof of reserves', INPUT.POR_COMMITMENT],
  ['a preimage of RIPEMD-160', INPUT.RIPEMD160],
  ['of SHA-256', INPUT.SHA256],
  ['of HASH160', INPUT.HASH160],
  ['of HASH256', INPUT.HASH256],
])('so is what is known and of no use to a coin of a vault: %s', (_, type) => {
  expect(briefly(editInput(psbt, 0, put(field(type, 'aa'))))).toEqual([
    ['info:psbt.unknown-fields', { input: 0 }],
  ])
})

test('leave to change the transaction is warned of', () => {
  expect(briefly({ ...convertPsbt(psbt, 2), modifiable: 1 })).toEqual([['warn:psbt.modifiable', {}]])
  expect(briefly({ ...convertPsbt(psbt, 2), modifiable: 0 })).toEqual([])
})

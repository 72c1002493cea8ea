import { Transaction } from 'bitcoinjs-lib'
import { expect, test } from 'vitest'
import { toHex } from '../../../src/base/bytes.js'
import { fieldOf, GLOBAL } from '../../../src/bitcoin/psbt-fields.js'
import { SEQUENCE_RBF } from '../../../src/bitcoin/transaction.js'
import { decodePsbt } from '../../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../../src/psbt/codec/encode.js'
import { createPsbt } from '../../../src/psbt/roles/creator.js'
import { strangerScript } from '../../support/rehearsal.js'

const plan = {
  psbtVersion: 0,
  inputs: [0, 7].map(vout => ({ txid: 'ab'.repeat(32), vout })),
  outputs: [{ value: 123_456n, script: strangerScript() }],
  locktime: 840_000,
} as const

test('what is created is the transaction that was planned, and nothing else', () => {
  const bytes = encodePsbt(createPsbt(plan))
  const keyAndLength = toHex(bytes.subarray(5, 8))
  expect(keyAndLength.startsWith('0100')).toBe(true)
  const transaction = Transaction.fromBuffer(bytes.subarray(8, -4))
  expect([transaction.version, transaction.locktime]).toEqual([2, 840_000])
  expect(transaction.ins.map(({ index, sequence }) => [index, sequence])).toEqual([
    [0, 0xfffffffd],
    [7, 0xfffffffd],
  ])
  expect(transaction.outs[0]).toEqual({ value: 123_456n, script: strangerScript() })
  expect(toHex(bytes.subarray(-4))).toBe('00000000')
})

test('both versions say the same, and survive the codec', () => {
  for (const psbtVersion of [0, 2] as const) {
    const psbt = createPsbt({ ...plan, psbtVersion })
    expect(decodePsbt(encodePsbt(psbt))).toEqual(psbt)
    expect([psbt.version, psbt.fallbackLocktime]).toEqual([psbtVersion, 840_000])
  }
})

test('a fee may be raised unless the plan says otherwise', () => {
  expect(createPsbt(plan).inputs[0]?.sequence).toBe(SEQUENCE_RBF)
  expect(createPsbt({ ...plan, sequence: 0xffffffff }).inputs[1]?.sequence).toBe(0xffffffff)
  expect(fieldOf(createPsbt(plan).fields, GLOBAL.XPUB)).toBeUndefined()
})

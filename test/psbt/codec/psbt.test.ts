import { describe, expect, test } from 'vitest'
import { fromHex } from '../../../src/base/bytes.js'
import { requireInputsAndOutputs, unsignedTransaction } from '../../../src/psbt/codec/psbt.js'
import { EMPTY, psbtOf } from '../samples.js'

const outPoint = { txid: 'aa'.repeat(32), vout: 5 }

describe('unsignedTransaction', () => {
  test('of either version', () => {
    const inputs = [{ ...outPoint, sequence: 3, fields: [] }]
    const expected = {
      version: 2,
      locktime: 9,
      inputs: [{ ...outPoint, sequence: 3, scriptSig: EMPTY, witness: [] }],
      outputs: [{ value: 90_000n, script: fromHex('6a') }],
    }
    expect(unsignedTransaction(psbtOf(inputs, { fallbackLocktime: 9 }))).toEqual(expected)
    expect(unsignedTransaction(psbtOf(inputs, { fallbackLocktime: 9, version: 2 }))).toEqual(expected)
  })

  test('takes the lock time that inputs require, and an absent sequence as final (BIP 370)', () => {
    const psbt = psbtOf([{ ...outPoint, requiredHeight: 12, fields: [] }], {
      version: 2,
      fallbackLocktime: 9,
    })
    expect(unsignedTransaction(psbt).locktime).toBe(12)
    expect(unsignedTransaction(psbt).inputs[0]?.sequence).toBe(0xffffffff)
  })
})

describe('requireInputsAndOutputs', () => {
  const input = { ...outPoint, sequence: 0, fields: [] }

  test('lets a whole PSBT pass', () => {
    expect(() => requireInputsAndOutputs(psbtOf([input]))).not.toThrow()
  })

  test('refuses one without inputs, and one without outputs', () => {
    expect(() => requireInputsAndOutputs(psbtOf([]))).toThrowCode('psbt.no-inputs')
    expect(() => requireInputsAndOutputs(psbtOf([input], { outputs: [] }))).toThrowCode('psbt.no-outputs')
  })
})

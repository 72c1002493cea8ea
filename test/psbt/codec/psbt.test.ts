import { describe, expect, test } from 'vitest'
import { fromHex } from '../../../src/base/bytes.js'
import {
  locktimeOf,
  type PsbtInput,
  requireInputsAndOutputs,
  unsignedTransaction,
} from '../../../src/psbt/codec/psbt.js'
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

const HEIGHT = 'requiredHeight'
const TIME = 'requiredTime'
type Required = Partial<Pick<PsbtInput, 'requiredHeight' | 'requiredTime'>>

const withRequired = (inputs: readonly Required[], fallbackLocktime = 77) =>
  psbtOf(
    inputs.map((required, vout) => ({ txid: 'aa'.repeat(32), vout, fields: [], ...required })),
    { version: 2, fallbackLocktime },
  )

// The rules of BIP 370, "Determining Lock Time".
describe('locktimeOf', () => {
  test.each<[string, Required[], number]>([
    ['the fallback where nothing is required', [{}, {}], 77],
    ['the greatest height', [{ [HEIGHT]: 10 }, {}, { [HEIGHT]: 30 }, { [HEIGHT]: 20 }], 30],
    ['the greatest time', [{ [TIME]: 500_000_001 }, { [TIME]: 500_000_003 }, {}], 500_000_003],
    [
      'heights before times',
      [
        { [HEIGHT]: 10, [TIME]: 600_000_000 },
        { [HEIGHT]: 9, [TIME]: 700_000_000 },
      ],
      10,
    ],
    ['a height where one input insists', [{ [HEIGHT]: 10, [TIME]: 600_000_000 }, { [HEIGHT]: 30 }], 30],
    [
      'a time where one input insists',
      [{ [TIME]: 500_000_000 }, { [HEIGHT]: 30, [TIME]: 600_000_000 }],
      600_000_000,
    ],
  ])('%s', (_, inputs, expected) => {
    expect(locktimeOf(withRequired(inputs))).toBe(expected)
  })

  test('is 0 without a fallback', () => {
    const { fallbackLocktime, ...rest } = withRequired([])
    expect(locktimeOf(rest)).toBe(0)
  })

  test('cannot be a height and a time', () => {
    const inputs = [{ [HEIGHT]: 10 }, { [HEIGHT]: 11, [TIME]: 600_000_000 }, { [TIME]: 600_000_000 }]
    expect(() => locktimeOf(withRequired(inputs))).toThrowCode('psbt.locktime-conflict')
  })
})

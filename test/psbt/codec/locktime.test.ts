import { describe, expect, test } from 'vitest'
import { locktimeOf } from '../../../src/psbt/codec/locktime.js'
import type { PsbtInput } from '../../../src/psbt/codec/psbt.js'
import { psbtOf } from '../samples.js'

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

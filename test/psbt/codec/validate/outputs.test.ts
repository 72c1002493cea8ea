import { describe, expect, test } from 'vitest'
import { fromHex } from '../../../../src/base/bytes.js'
import { POSSIBLE_AMOUNTS } from '../../../../src/chain/amount.js'
import { checkAmounts, isOutput } from '../../../../src/psbt/codec/validate/outputs.js'
import { EMPTY } from '../../samples.js'

const MOST = 10_512_000_000_000_000n
const paying = (...values: bigint[]) => values.map(value => ({ value, script: EMPTY }))

describe('outputs', () => {
  test.each([
    ['nothing for an empty script', '000000000000000000', true],
    ['all money of a chain', '0000e1b99b58250000', true],
    ['one sat more', '0100e1b99b58250000', false],
    ['a negative amount', 'ffffffffffffffff00', false],
    ['a byte too many', '00000000000000000000', false],
    ['a script cut short', '00000000000000000251', false],
    ['a length longer than it needs to be', '0000000000000000fd010051', false],
    ['half an amount', '00000000', false],
  ])('%s', (_, hex, expected) => {
    expect(isOutput(fromHex(hex))).toBe(expected)
  })

  test('amounts up to that together', () => {
    expect(() => checkAmounts(paying(MOST - 1n, 1n, 0n))).not.toThrow()
    expect(() => checkAmounts([])).not.toThrow()
  })

  test.each([
    [[MOST + 1n], 0],
    [[MOST, 1n], 1],
    [[-1n], 0],
    [[1n, -1n], 1],
    [[MOST, -1n, -1n], 1],
  ])('refuses %o, at %d', (values, index) => {
    expect(() => checkAmounts(paying(...values))).toThrowCode('psbt.field-malformed', {
      ...{ why: 'amount', kind: 'output', index },
      ...{ satoshi: `${values[index]}`, possible: POSSIBLE_AMOUNTS },
    })
  })
})

import { describe, expect, test } from 'vitest'
import type { Psbt } from '../../../src/psbt/codec/psbt.js'
import { findings, reviewed, verdicts } from '../../support/policies.js'

const BROKEN = ['block:rule.locktime']
const locked = (fallbackLocktime: number) => reviewed({ tamper: psbt => ({ ...psbt, fallbackLocktime }) })
const relative = (sequence: number, txVersion = 2) =>
  reviewed({
    tamper: (psbt: Psbt) => ({
      ...psbt,
      txVersion,
      inputs: psbt.inputs.map(input => ({ ...input, sequence })),
    }),
  })
const judge = (allow: string, proposal: ReturnType<typeof locked>) =>
  verdicts(`locktime: { allow: ${allow} }`, proposal)

test.each([
  ['none', [[], BROKEN, BROKEN, BROKEN, BROKEN]],
  ['height', [[], [], [], BROKEN, BROKEN]],
  ['any', [[], [], [], [], []]],
])('%s', (allow, expected) => {
  const locks = [0, 1, 499_999_999, 500_000_000, 0xffffffff]
  expect(locks.map(lock => judge(allow, locked(lock)))).toEqual(expected)
})

describe('relative lock times', () => {
  test('are refused wherever not any lock time will do', () => {
    expect(judge('height', relative(1))).toEqual(BROKEN)
    expect(judge('none', relative(0x0040_0001))).toEqual(BROKEN)
    expect(judge('any', relative(1))).toEqual([])
    expect(findings('locktime: { allow: none }', relative(144))[0]?.where).toEqual({ input: 0 })
  })

  test('are none with the high bit, at zero, or in version 1 (BIP 68)', () => {
    for (const proposal of [
      relative(0x8000_0001),
      relative(0xffff_fffd),
      relative(0x0040_0000),
      relative(1, 1),
    ])
      expect(judge('none', proposal)).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { fromHex } from '../../../../src/base/bytes.js'
import { sha256 } from '../../../../src/base/hash.js'
import {
  compactSizeOnly,
  isHeight,
  isTime,
  isUtf8,
  isWitnessStack,
  preimageOf,
} from '../../../../src/psbt/codec/validate/checks.js'

const judged = (check: (bytes: Uint8Array) => boolean, ...values: string[]) =>
  values.map(hex => check(fromHex(hex)))

describe('checks', () => {
  test('compact sizes', () => {
    expect(judged(compactSizeOnly, '00', 'fc', 'fdfd00', 'fe00000100')).toEqual([true, true, true, true])
    expect(judged(compactSizeOnly, '', '0000', 'fdfc00', 'fd00', 'ffffffffffffffffff')).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
  })

  test('witness stacks (J5: with nothing behind them)', () => {
    expect(judged(isWitnessStack, '00', '0100', '0200020102')).toEqual([true, true, true])
    expect(
      judged(isWitnessStack, '', '0000', '01', '0300020102', '020002010200', 'ffffffffffffff1f00'),
    ).toEqual(Array(6).fill(false))
  })

  test('lock times on both sides of the threshold', () => {
    expect(judged(isTime, 'ff64cd1d', '0065cd1d', 'ffffffff', '0065cd')).toEqual([false, true, true, false])
    expect(judged(isHeight, '00000000', '01000000', 'ff64cd1d', '0065cd1d', '')).toEqual([
      false,
      true,
      true,
      false,
      false,
    ])
  })

  test('UTF-8', () => {
    expect(judged(isUtf8, '', 'e7a89fe8adb0', 'c080', 'ff', 'eda080')).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })

  test('preimages', () => {
    const preimage = fromHex('00')
    expect(preimageOf(sha256)(preimage, sha256(preimage))).toBe(true)
    expect(preimageOf(sha256)(fromHex('01'), sha256(preimage))).toBe(false)
  })
})

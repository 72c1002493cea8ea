import { expect, test } from 'vitest'
import { uint32 } from '../../../../src/bitcoin/byte-writer.js'
import { isDefinedSighashType, isSighashType } from '../../../../src/psbt/codec/validate/sighash-type.js'

test('the sighash types of signatures', () => {
  const defined = Array.from({ length: 256 }, (_, type) => type).filter(isDefinedSighashType)
  expect(defined).toEqual([0x01, 0x02, 0x03, 0x81, 0x82, 0x83])
  expect(isDefinedSighashType(undefined)).toBe(false)
})

test('the sighash type field', () => {
  const taken = [0, 1, 2, 3, 4, 0x41, 0x80, 0x81, 0x82, 0x83, 0x101, 0x80000001].filter(type =>
    isSighashType(uint32(type)),
  )
  expect(taken).toEqual([0, 1, 2, 3, 0x41, 0x81, 0x82, 0x83])
  expect(
    [new Uint8Array(0), Uint8Array.of(1), Uint8Array.of(1, 0, 0), Uint8Array.of(1, 0, 0, 0, 0)].filter(
      isSighashType,
    ),
  ).toEqual([])
})

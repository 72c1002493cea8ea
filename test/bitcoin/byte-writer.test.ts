import { expect, test } from 'vitest'
import { toHex } from '../../src/base/bytes.js'
import { compactSize, sized, uint32, uint64 } from '../../src/bitcoin/byte-writer.js'

test('integers are little-endian', () => {
  expect([0, 1, 0x12345678, 0xffffffff].map(value => toHex(uint32(value)))).toEqual([
    '00000000',
    '01000000',
    '78563412',
    'ffffffff',
  ])
  expect([0n, 0x0102030405060708n, 2n ** 64n - 1n].map(value => toHex(uint64(value)))).toEqual([
    '0000000000000000',
    '0807060504030201',
    'ffffffffffffffff',
  ])
})

test('a compact size takes the shortest of its four forms', () => {
  const hex = [0, 0xfc, 0xfd, 0xffff, 0x10000, 0xffffffff, 0x100000000].map(size => toHex(compactSize(size)))
  expect(hex).toEqual(['00', 'fc', 'fdfd00', 'fdffff', 'fe00000100', 'feffffffff', 'ff0000000001000000'])
})

test('bytes stand behind their compact size', () => {
  expect(toHex(sized(new Uint8Array(0)))).toBe('00')
  expect(toHex(sized(Uint8Array.of(7, 8)))).toBe('020708')
  expect(toHex(sized(new Uint8Array(300))).slice(0, 8)).toBe('fd2c0100')
})

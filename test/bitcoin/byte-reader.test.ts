import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat, fromHex } from '../../src/base/bytes.js'
import { ByteReader } from '../../src/bitcoin/byte-reader.js'
import { compactSize, sized } from '../../src/bitcoin/byte-writer.js'

const reader = (hex: string) => new ByteReader(fromHex(hex))

test('integers are little-endian, and read at any offset of a larger buffer', () => {
  const whole = fromHex('ffff07785634126affffffffffffffee')
  const one = new ByteReader(whole.subarray(2))
  expect([one.uint8(), one.uint32(), one.uint8()]).toEqual([7, 0x12345678, 0x6a])
  expect(one.int64()).toBe(-(2n ** 63n) + 2n ** 63n - 0x1100000000000001n)
  expect(one.atEnd).toBe(true)
  one.end()
})

test('bytes are views, not copies', () => {
  const whole = fromHex('0102030405')
  const taken = new ByteReader(whole).take(3)
  expect([taken.buffer === whole.buffer, taken.length]).toEqual([true, 3])
})

test.each([
  ['00', 0],
  ['fc', 0xfc],
  ['fdfd00', 0xfd],
  ['fdffff', 0xffff],
  ['fe00000100', 0x10000],
  ['feffffffff', 0xffffffff],
  ['ff0000000001000000', 0x100000000],
  ['ffffffffffffff1f00', Number.MAX_SAFE_INTEGER],
])('compact size %s', (hex, value) => expect(reader(hex).compactSize()).toBe(value))

test.each([
  ...['fd0000', 'fdfc00', 'fe00000000', 'feffff0000', 'ff0000000000000000', 'ffffffffff00000000'],
  ...['ff00000000000020ff', 'ff0000000000002000', 'ffffffffffffffffff'],
])('compact size %s is longer than it needs to be, or absurd', hex => {
  expect(() => reader(hex).compactSize()).toThrowCode('bytes.compact-size')
})

test('nothing is read past the end, and nothing may be left', () => {
  for (const hex of ['', 'fd', 'fd01', 'fe010203', 'ff01020304050607'])
    expect(() => reader(hex).compactSize()).toThrowCode('bytes.truncated')
  expect(() => reader('').uint8()).toThrowCode('bytes.truncated')
  expect(() => reader('010203').uint32()).toThrowCode('bytes.truncated')
  expect(() => reader('01020304050607').int64()).toThrowCode('bytes.truncated')
  expect(() => reader('0301').sized()).toThrowCode('bytes.truncated')
  expect(() => reader('feffffffff00').sized()).toThrowCode('bytes.truncated')
  expect(() => reader('00').end()).toThrowCode('bytes.trailing')
})

test('what the writer writes is what the reader reads', () => {
  const size = fc.oneof(
    fc.constantFrom(0, 0xfc, 0xfd, 0xffff, 0x10000, 0xffffffff, 2 ** 32),
    fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  )
  fc.assert(
    fc.property(size, fc.uint8Array({ maxLength: 400 }), (value, bytes) => {
      const one = new ByteReader(concat(compactSize(value), sized(bytes)))
      expect([one.compactSize(), one.sized(), one.atEnd]).toEqual([value, bytes, true])
    }),
  )
})

import { createBase58check } from '@scure/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from '../../src/base/hash.js'
import { decodeBase58Check, encodeBase58Check } from '../../src/keys/base58check.js'

const oracle = createBase58check((bytes: Uint8Array) => sha256(bytes))

test('agrees with another implementation, leading zeros and all', () => {
  const tail = fc.uint8Array({ maxLength: 60 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), tail, (zeros, bytes) => {
      const payload = Uint8Array.from([...new Uint8Array(zeros), ...bytes])
      const text = encodeBase58Check(payload)
      expect(text).toBe(oracle.encode(payload))
      expect(decodeBase58Check(text)).toEqual(payload)
    }),
  )
})

test('every change of one digit is noticed', () => {
  const text = encodeBase58Check(new Uint8Array(78).fill(0xa5))
  for (let at = 0; at < text.length; at++) {
    const other = text[at] === 'z' ? 'y' : 'z'
    expect(decodeBase58Check(text.slice(0, at) + other + text.slice(at + 1))).toBeUndefined()
  }
})

test.each([
  '',
  '1',
  '111',
  '0',
  'O',
  'I',
  'l',
  ' 3QJmnh',
  '3QJmnh\n',
  'é',
  '1'.repeat(129),
  'z'.repeat(100_000),
])('takes %j for nothing', text => expect(decodeBase58Check(text)).toBeUndefined())

test('one more or one fewer leading 1 is another text', () => {
  const text = encodeBase58Check(Uint8Array.of(0, 0, 7))
  expect(decodeBase58Check(`1${text}`)).toBeUndefined()
  expect(decodeBase58Check(text.slice(1))).toBeUndefined()
})

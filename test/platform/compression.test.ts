import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { COMPRESSION } from '../../src/platform/compression.js'

const { deflate, inflate, zip, unzip } = COMPRESSION
const bytes = Uint8Array.from({ length: 10_000 }, (_, i) => (i * i) % 17)

describe('compression', () => {
  test('there and back, up to a limit and not a byte beyond', () => {
    expect(inflate(deflate(bytes), bytes.length)).toEqual(bytes)
    expect(unzip(zip(bytes), bytes.length)).toEqual(bytes)
    expect(() => inflate(deflate(bytes), bytes.length - 1)).toThrowCode('qr.too-large', {
      why: 'unpacked',
      most: bytes.length - 1,
    })
    expect(() => unzip(zip(bytes), bytes.length - 1)).toThrowCode('image.malformed', {
      ...{ why: 'unpacked', most: bytes.length - 1 },
    })
  })

  test('takes streams of any window', () => {
    expect(inflate(deflateRawSync(bytes, { windowBits: 15 }), 1 << 20)).toEqual(bytes)
  })

  test.each([
    ['what is cut off', (some: Uint8Array) => some.subarray(0, -5)],
    ['more behind the end', (some: Uint8Array) => Uint8Array.of(...some, 0)],
    ['nothing', () => new Uint8Array(0)],
    ['something else', () => Uint8Array.of(0xff, 0xff, 0xff)],
  ])('refuses %s', (_, damage) => {
    expect(() => inflate(damage(deflate(bytes)), 1 << 20)).toThrowCode('qr.malformed')
    expect(() => unzip(damage(zip(bytes)), 1 << 20)).toThrowCode('image.malformed')
  })
})

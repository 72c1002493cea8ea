import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { concat, utf8 } from '../../../src/base/bytes.js'
import { COMPRESSION } from '../../../src/platform/compression.js'
import { readPng } from '../../../src/qr/image/png-reader.js'
import { writePng } from '../../../src/qr/image/png-writer.js'
import { bigEndian32, crc32 } from '../../../src/qr/ur/crc32.js'

const chunk = (name: string, data: Uint8Array) => {
  const named = concat(utf8(name), data)
  return concat(bigEndian32(data.length), named, bigEndian32(crc32(named)))
}

/** A PNG put together by hand; `rows` are filtered already. */
function png(size: [number, number], kind: number[], rows: number[][], more: Uint8Array[] = []): Uint8Array {
  const header = concat(bigEndian32(size[0]), bigEndian32(size[1]), Uint8Array.from(kind))
  return concat(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
    chunk('IHDR', header),
    ...more,
    chunk('IDAT', deflateSync(Uint8Array.from(rows.flat()))),
    chunk('IEND', new Uint8Array(0)),
  )
}

const read = (bytes: Uint8Array) => [...readPng(bytes, COMPRESSION).data]

describe('PNG', () => {
  test('that Ringi writes, at any scale', () => {
    const modules = [
      [true, false, true],
      [false, false, true],
      [true, true, false],
    ]
    const { width, height, data } = readPng(writePng(modules, 5, COMPRESSION), COMPRESSION)
    expect([width, height]).toEqual([15, 15])
    for (let y = 0; y < 15; y++)
      for (let x = 0; x < 15; x++) {
        const dark = modules[Math.floor(y / 5)]?.[Math.floor(x / 5)]
        expect([...data.subarray(4 * (15 * y + x), 4 * (15 * y + x) + 4)]).toEqual(
          dark ? [0, 0, 0, 255] : [255, 255, 255, 255],
        )
      }
  })

  test.each([
    ['grey of 2 bits', [2, 0, 0, 0, 0], [[0, 0b00011011]], [0, 85, 170, 255]],
    ['grey of 8 bits', [8, 0, 0, 0, 0], [[0, 1, 2, 3, 4]], [1, 2, 3, 4]],
    ['grey of 16 bits', [16, 0, 0, 0, 0], [[0, 1, 99, 2, 99, 3, 99, 4, 99]], [1, 2, 3, 4]],
    ['left neighbours', [8, 0, 0, 0, 0], [[1, 1, 1, 1, 1]], [1, 2, 3, 4]],
  ] as const)('%s', (_, kind, rows, greys) => {
    const data = read(
      png(
        [4, 1],
        [...kind],
        rows.map(row => [...row]),
      ),
    )
    expect(data).toEqual(greys.flatMap(grey => [grey, grey, grey, 255]))
  })

  test('filters of every kind', () => {
    const rows = [
      [0, 10, 20],
      [1, 10, 10],
      [2, 5, 5],
      [3, 10, 5],
      [4, 1, 1],
    ]
    const greys = read(png([2, 5], [8, 0, 0, 0, 0], rows)).filter((_, i) => i % 4 === 0)
    expect(greys).toEqual([10, 20, 10, 20, 15, 25, 17, 26, 18, 27])
  })

  test('colour, alpha and palettes', () => {
    expect(read(png([1, 1], [8, 2, 0, 0, 0], [[0, 1, 2, 3]]))).toEqual([1, 2, 3, 255])
    expect(read(png([1, 1], [8, 6, 0, 0, 0], [[0, 1, 2, 3, 4]]))).toEqual([251, 251, 251, 255])
    expect(read(png([1, 1], [8, 4, 0, 0, 0], [[0, 9, 4]]))).toEqual([251, 251, 251, 255])
    const palette = [chunk('PLTE', Uint8Array.of(1, 2, 3, 4, 5, 6)), chunk('tRNS', Uint8Array.of(255, 7))]
    expect(read(png([2, 1], [1, 3, 0, 0, 0], [[0, 0b01000000]], palette))).toEqual([
      1, 2, 3, 255, 248, 248, 248, 255,
    ])
    expect(() => read(png([2, 1], [1, 3, 0, 0, 0], [[0, 0]]))).toThrowCode('image.malformed', {
      why: 'no-palette',
    })
  })

  test('what is transparent is white', () => {
    expect(read(png([1, 1], [8, 6, 0, 0, 0], [[0, 0, 0, 0, 0]]))).toEqual([255, 255, 255, 255])
    const black = chunk('tRNS', Uint8Array.of(0, 0))
    expect(read(png([2, 1], [8, 0, 0, 0, 0], [[0, 0, 9]], [black]))).toEqual([
      255, 255, 255, 255, 9, 9, 9, 255,
    ])
  })

  test('interlaced', () => {
    // Eight by eight, each pixel with the number of the pass that it comes in.
    const passes = [
      [1, 1],
      [1, 1],
      [2, 1],
      [2, 2],
      [4, 2],
      [4, 4],
      [8, 4],
    ].map(([width, height], pass) =>
      Array.from({ length: height as number }, () => [0, ...Array(width).fill(pass + 1)]),
    )
    const greys = read(png([8, 8], [8, 0, 0, 0, 1], passes.flat())).filter((_, i) => i % 4 === 0)
    expect(greys.slice(0, 8)).toEqual([1, 6, 4, 6, 2, 6, 4, 6])
    expect(greys.slice(8, 16)).toEqual(Array(8).fill(7))
    expect(greys.slice(32, 40)).toEqual([3, 6, 4, 6, 3, 6, 4, 6])
  })

  test.each([
    ['a wrong checksum', (bytes: Uint8Array) => bytes.map((byte, i) => (i === 30 ? byte ^ 1 : byte))],
    ['what is cut off', (bytes: Uint8Array) => bytes.subarray(0, -20)],
    ['no header', (bytes: Uint8Array) => concat(bytes.subarray(0, 8), bytes.subarray(33))],
  ])('refuses %s', (_, damage) => {
    expect(() => read(damage(png([1, 1], [8, 0, 0, 0, 0], [[0, 1]])))).toThrowCode('image.malformed')
  })

  test.each([
    ['a depth that there is not', [3, 0, 0, 0, 0]],
    ['a colour that there is not', [8, 5, 0, 0, 0]],
    ['an interlace that there is not', [8, 0, 0, 0, 2]],
  ])('refuses %s', (_, kind) => {
    expect(() => read(png([1, 1], kind, [[0, 1]]))).toThrowCode('image.malformed', { why: 'kind' })
  })

  test('refuses a filter that there is not', () => {
    expect(() => read(png([1, 1], [8, 0, 0, 0, 0], [[5, 1]]))).toThrowCode('image.malformed', {
      why: 'filter',
    })
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex } from '../../../src/base/bytes.js'
import { compressLzw, expandLzw } from '../../../src/qr/image/gif-lzw.js'
import { readGif } from '../../../src/qr/image/gif-reader.js'
import { writeGif } from '../../../src/qr/image/gif-writer.js'
import { makeSymbol } from '../../../src/qr/symbol/symbol.js'

const pictures = (gif: Uint8Array) => Array.from(readGif(gif), ({ data }) => data.slice())
const greys = (gif: string) => pictures(fromHex(gif)).map(data => [...data].filter((_, i) => i % 4 === 0))

describe('GIF', () => {
  test('its LZW gives back any pixels, however long', () => {
    const pixels = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 20_000, max: 3 }),
      fc
        .tuple(fc.integer({ min: 1, max: 100_000 }), fc.nat(3))
        .map(([n, pixel]) => new Uint8Array(n).fill(pixel)),
    )
    fc.assert(
      fc.property(pixels, some => {
        expect(expandLzw(compressLzw(some, 2), 2, some.length)).toEqual(some)
      }),
      { numRuns: 40 },
    )
  })

  test('that Ringi writes has every frame', () => {
    const codes = ['AAAA', 'BBBB', 'CCCC'].map(text => makeSymbol(text, 7))
    const read = pictures(writeGif(codes, 3, 200))
    expect(read).toHaveLength(3)
    codes.forEach((modules, frame) => {
      const size = 3 * modules.length
      for (let i = 0; i < size * size; i += 37) {
        const dark = modules[Math.floor(i / size / 3)]?.[Math.floor((i % size) / 3)]
        expect(read[frame]?.[4 * i]).toBe(dark ? 0 : 255)
      }
    })
  })

  // Two by two pixels, white and black in the palette; the pictures' pixels are 1 0 0 1.
  const HEAD = '47494638396102000200800000ffffff000000'
  const PIXELS = Array.from(compressLzw(Uint8Array.of(1, 0, 0, 1), 2), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  const image = (place: string, packed = '00') =>
    `2c${place}${packed}02${(PIXELS.length / 2).toString(16).padStart(2, '0')}${PIXELS}00`
  const WHOLE = '0000000002000200'

  test('is painted picture over picture', () => {
    expect(greys(`${HEAD}${image(WHOLE)}3b`)).toEqual([[0, 255, 255, 0]])
    // The second is transparent where it is white, and shows what was there.
    const control = '21f904010000' + '0000'
    expect(greys(`${HEAD}${image(WHOLE)}${control}${image(WHOLE)}3b`)[1]).toEqual([0, 255, 255, 0])
    // The first is cleared before the second comes.
    const clear = '21f904080000' + '0000'
    expect(greys(`${HEAD}${clear}${image(WHOLE)}${control}${image(WHOLE)}3b`)[1]).toEqual([0, 255, 255, 0])
  })

  test('may be interlaced, which puts rows elsewhere', () => {
    expect(greys(`${HEAD}${image(WHOLE, '40')}3b`)).toEqual([[0, 255, 255, 0]])
  })

  test.each([
    ['no end', `${HEAD}${image(WHOLE)}`],
    ['a picture beyond the whole', `${HEAD}${image('0100000002000200')}3b`],
    ['no palette', `4749463839610200020000000${'0'}${image(WHOLE)}3b`],
    ['something else in between', `${HEAD}00`],
    ['pixels that are missing', `${HEAD}2c${WHOLE}000201${'44'}003b`],
    ['a size of nothing', `474946383961000002008000${'00ffffff000000'}3b`],
  ])('refuses %s', (_, hex) => {
    expect(() => greys(hex)).toThrowCode('image.malformed')
  })
})

import { describe, expect, test } from 'vitest'
import { concatAll } from '../../../src/base/bytes.js'
import { sha256 } from '../../../src/base/hash.js'
import { COMPRESSION } from '../../../src/platform/compression.js'
import { encodeBbqr } from '../../../src/qr/bbqr/frame.js'
import { findSymbols } from '../../../src/qr/image/find-symbols.js'
import { readPictures } from '../../../src/qr/image/read-pictures.js'
import { capacityOf, makeSymbol } from '../../../src/qr/symbol/symbol.js'
import { photograph, picture, type Shot } from './photo.js'

const MESSAGE = concatAll(Array.from({ length: 120 }, (_, i) => sha256(Uint8Array.of(i))))

async function read(photo: Uint8Array): Promise<string[]> {
  const found: string[] = []
  for (const picture of readPictures(photo, COMPRESSION)) found.push(...(await findSymbols(picture)))
  return found.sort()
}

const SHOTS: Readonly<Record<string, Shot>> = {
  'straight on': {},
  'turned a little': { turned: 11, noise: 10 },
  'turned a lot': { turned: 135, noise: 10, pixels: 500 },
  'tilted, in the shade': { tilted: 0.15, shadow: 0.5, noise: 12 },
  coarse: { turned: 4, quality: 30, noise: 20, pixels: 500 },
}

test('a picture larger than the reader takes, as large cameras make them', async () => {
  const small = picture([makeSymbol('A', 1)], { pixels: 210 })
  const [width, { height }] = [4200, small]
  const data = new Uint8Array(4 * width * height).fill(255)
  for (let y = 0; y < height; y++)
    data.set(small.data.subarray(4 * y * small.width, 4 * (y + 1) * small.width), 4 * (y * width + 3000))
  expect(await findSymbols({ width, height, data })).toEqual(['A'])
})

test('a picture as in a mirror, as cameras show whoever sits before them', async () => {
  const frames = encodeBbqr(MESSAGE, 'P', capacityOf(10), COMPRESSION)
  const { width, height, data } = picture([makeSymbol(frames[0] as string, 10)])
  const pixels = new Uint32Array(data.buffer)
  for (let y = 0; y < height; y++) pixels.subarray(y * width, (y + 1) * width).reverse()
  expect(await findSymbols({ width, height, data })).toEqual([frames[0]])
})

test('a sheet of small codes, looked at thoroughly', async () => {
  const frames = encodeBbqr(MESSAGE, 'P', capacityOf(10), COMPRESSION).slice(0, 4)
  const codes = frames.map(frame => makeSymbol(frame, 10))
  const sheet = picture(codes, { pixels: 160, turned: 2 })
  expect((await findSymbols(sheet)).length).toBeLessThan(frames.length)
  expect((await findSymbols(sheet, true)).sort()).toEqual(frames.sort())
})

describe.each([10, 20, 27])('a photograph of a code of version %i', version => {
  const frames = encodeBbqr(MESSAGE, 'P', capacityOf(version), COMPRESSION)
  test.each(Object.entries(SHOTS))('%s', async (_, shot) => {
    const code = makeSymbol(frames[0] as string, version)
    expect(await read(photograph([code], shot))).toEqual([frames[0]])
  })

  test('of several codes at once', async () => {
    const some = frames.slice(0, 3)
    const photo = photograph(
      some.map(frame => makeSymbol(frame, version)),
      { pixels: 500, turned: 3 },
    )
    expect(await read(photo)).toEqual([...some].sort())
  })
})

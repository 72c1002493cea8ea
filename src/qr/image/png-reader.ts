import { concatAll } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import type { Compression } from '../compression.js'
import { crc32 } from '../ur/crc32.js'
import { checkDimensions, type Picture } from './picture.js'
import { PASSES, unfilter } from './png-rows.js'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Whether `bytes` begin as every PNG does. */
export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte)
}

/** Samples a pixel by colour type (PNG 11.2.1): grey, colour, palette, grey and alpha, colour and alpha. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

interface PngHeader {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colour: number
  readonly interlaced: boolean
}

/**
 * Reads a PNG (ISO 15948) of any kind. Nothing is unpacked that its header does not announce. Throws `image.malformed`,
 * `image.too-large`.
 */
export function readPng(bytes: Uint8Array, compression: Compression): Picture {
  const chunks = chunksOf(bytes)
  const header = headerOf(chunks[0])
  const named = (name: string) => chunks.filter(chunk => chunk.name === name).map(chunk => chunk.data)
  const passes = (header.interlaced ? PASSES : [{ x: 0, y: 0, dx: 1, dy: 1 }]).map(pass => ({
    ...pass,
    width: Math.ceil((header.width - pass.x) / pass.dx),
    height: Math.ceil((header.height - pass.y) / pass.dy),
  }))
  const bitsPerPixel = header.depth * (SAMPLES[header.colour] as number)
  const rowBytes = (width: number) => Math.ceil((width * bitsPerPixel) / 8)
  const shown = passes.filter(({ width, height }) => width > 0 && height > 0)
  const expected = shown.reduce((sum, { width, height }) => sum + height * (1 + rowBytes(width)), 0)
  const raw = compression.unzip(concatAll(named('IDAT')), expected)
  if (raw.length !== expected) throw new RingiError('image.malformed', { why: 'no-pixels' })
  const paint = painter(header, named('PLTE')[0], named('tRNS')[0])
  const data = new Uint8Array(4 * header.width * header.height)
  let at = 0
  for (const { x, y, dx, dy, width, height } of shown) {
    const length = rowBytes(width)
    const rows = unfilter(
      raw.subarray(at, at + height * (1 + length)),
      length,
      Math.max(1, bitsPerPixel >> 3),
    )
    at += height * (1 + length)
    for (let row = 0; row < height; row++) {
      const line = rows.subarray(row * length, (row + 1) * length)
      for (let column = 0; column < width; column++)
        paint(line, column, data, 4 * ((y + row * dy) * header.width + x + column * dx))
    }
  }
  onWhite(data)
  return { width: header.width, height: header.height, data }
}

// Programs draw codes on a transparent ground, which stands for whatever is behind it: on a page, white.
function onWhite(data: Uint8Array): void {
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] as number
    if (alpha === 255) continue
    for (let i = at; i < at + 3; i++) data[i] = 255 + (((data[i] as number) - 255) * alpha) / 255
    data[at + 3] = 255
  }
}

interface Chunk {
  readonly name: string
  readonly data: Uint8Array
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Chunk[] = []
  for (let at = SIGNATURE.length; at < bytes.length && chunks.at(-1)?.name !== 'IEND'; ) {
    const length = at + 12 <= bytes.length ? view.getUint32(at) : bytes.length
    if (at + 12 + length > bytes.length) throw new RingiError('image.malformed', { why: 'ends-early' })
    const named = bytes.subarray(at + 4, at + 8 + length)
    if (crc32(named) !== view.getUint32(at + 8 + length))
      throw new RingiError('image.malformed', { why: 'checksum' })
    chunks.push({ name: new TextDecoder('latin1').decode(named.subarray(0, 4)), data: named.subarray(4) })
    at += 12 + length
  }
  return chunks
}

function headerOf(chunk: Chunk | undefined): PngHeader {
  if (chunk?.name !== 'IHDR' || chunk.data.length !== 13)
    throw new RingiError('image.malformed', { why: 'no-header' })
  const view = new DataView(chunk.data.buffer, chunk.data.byteOffset, 13)
  const [width, height] = [view.getUint32(0), view.getUint32(4)]
  const [depth, colour, , , interlace] = chunk.data.subarray(8) as unknown as number[]
  checkDimensions(width, height)
  if (!DEPTHS[colour as number]?.includes(depth as number) || (interlace as number) > 1)
    throw new RingiError('image.malformed', { why: 'kind' })
  return { width, height, depth: depth as number, colour: colour as number, interlaced: interlace === 1 }
}

type Paint = (line: Uint8Array, column: number, data: Uint8Array, to: number) => void

/** How a pixel of this kind becomes four bytes. Of 16 bits the upper eight are kept: codes are black and white. */
function painter(
  { depth, colour }: PngHeader,
  palette: Uint8Array | undefined,
  alpha: Uint8Array | undefined,
): Paint {
  const samples = SAMPLES[colour] as number
  const sample = (line: Uint8Array, index: number): number => {
    if (depth >= 8) return line[(index * depth) / 8] as number
    const bit = index * depth
    return ((line[bit >> 3] as number) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1)
  }
  if (colour === 3) {
    if (palette === undefined) throw new RingiError('image.malformed', { why: 'no-palette' })
    return (line, column, data, to) => {
      const index = sample(line, column)
      data.set(palette.subarray(3 * index, 3 * index + 3), to)
      data[to + 3] = alpha?.[index] ?? 255
    }
  }
  const full = 255 / (2 ** Math.min(depth, 8) - 1)
  const key = colourKey(samples, depth, alpha)
  return (line, column, data, to) => {
    const first = column * samples
    for (let i = 0; i < 3; i++) data[to + i] = sample(line, first + (samples > 2 ? i : 0)) * full
    const isClear = key?.every((value, i) => sample(line, first + i) === value) === true
    data[to + 3] = samples % 2 === 0 ? sample(line, first + samples - 1) : isClear ? 0 : 255
  }
}

/** The one colour that is transparent where there is no alpha (PNG 11.3.1.1), in the bits that {@link painter} keeps. */
function colourKey(samples: number, depth: number, alpha: Uint8Array | undefined): number[] | undefined {
  if (samples % 2 === 0 || alpha?.length !== 2 * samples) return undefined
  return Array.from({ length: samples }, (_, i) => alpha[2 * i + (depth === 16 ? 0 : 1)] as number)
}

import { decodeQRBatch } from 'qr/decode.js'
import type { Picture } from './picture.js'

// For the reader's own retries, of which none takes a hundredth of this.
const PATIENCE_MS = 3000

/** Turned and shrunk like this, most pictures can be read that cannot be as they are; the last is as in a mirror. */
const SECOND_LOOKS = [
  [8, 1],
  [35, 1],
  [0, 0.8],
  [-8, 1],
  [0, -1],
] as const

/** Larger and turned like this, sheets of small codes show those that were missed. */
const LOOKS_AT_SHEETS = [...SECOND_LOOKS, [0, 0.6], [20, 0.7], [8, 0.5]] as const

/** The reader takes no larger pictures; the largest cameras make them. */
const MAX_SIDE = 4096

/** Second looks are taken at this many pixels at most: a code has far fewer squares. */
const ENOUGH_PIXELS = 3_000_000

/**
 * The texts of the QR codes in a picture; none where none can be read. It is looked at again, differently, as long as
 * nothing is found; `thorough`, for a sheet of many of which some were missed, however many are found.
 */
export async function findSymbols(picture: Picture, thorough = false): Promise<string[]> {
  const { width, height } = picture
  const fitting = Math.max(1, width / MAX_SIDE, height / MAX_SIDE)
  const found = new Set(await symbolsIn(fitting === 1 ? picture : redraw(picture, 0, fitting)))
  const shrunk = Math.max(fitting, Math.sqrt((width * height) / ENOUGH_PIXELS))
  for (const [degrees, by] of thorough ? LOOKS_AT_SHEETS : SECOND_LOOKS) {
    if (found.size > 0 && !thorough) break
    for (const text of await symbolsIn(redraw(picture, degrees, by * shrunk))) found.add(text)
  }
  return [...found]
}

async function symbolsIn({ width, height, data }: Picture): Promise<string[]> {
  const maxSize = { width, height }
  const options = { format: 'RGBA', effort: 4, timeLimit: PATIENCE_MS, maxSize } as const
  const [found = []] = await decodeQRBatch([{ width, height, data }], options)
  // What cannot be read comes as an error in its place.
  return found.filter(text => typeof text === 'string')
}

/** What lies outside of a picture that has been turned. */
const GREY = 150

/**
 * A picture in grey, turned by `degrees` about its middle and `shrunk` as many times smaller (larger where that is below
 * 1; as in a mirror where it is negative), each of its pixels between the four of the original that it falls between.
 */
function redraw(picture: Picture, degrees: number, shrunk: number): Picture {
  const times = Math.abs(shrunk)
  const width = Math.max(1, Math.floor(picture.width / times))
  const height = Math.max(1, Math.floor(picture.height / times))
  const data = new Uint8Array(4 * width * height).fill(GREY)
  const radians = (degrees * Math.PI) / 180
  const [across, down] = [Math.cos(radians) * times, Math.sin(radians) * times]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [Math.sign(shrunk) * (x - width / 2), y - height / 2]
      const level = levelAt(picture, dx * across - dy * down, dx * down + dy * across)
      if (level !== undefined) data.fill(level, 4 * (y * width + x), 4 * (y * width + x) + 3)
    }
  }
  return { width, height, data }
}

/** The grey between four pixels, at a place from the picture's middle. Green stands for all colours. */
function levelAt({ width, height, data }: Picture, fromMiddle: number, below: number): number | undefined {
  const [u, v] = [fromMiddle + width / 2, below + height / 2]
  const [x, y] = [Math.floor(u), Math.floor(v)]
  if (x < 0 || y < 0 || x + 1 >= width || y + 1 >= height) return undefined
  const at = 4 * (y * width + x) + 1
  const between = (from: number) =>
    (data[from] as number) * (1 - u + x) + (data[from + 4] as number) * (u - x)
  return between(at) * (1 - v + y) + between(at + 4 * width) * (v - y)
}

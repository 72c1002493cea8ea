import { decodeQRBatch } from 'qr/decode.js'
import type { Picture } from './picture.js'
import { redraw } from './redraw.js'

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

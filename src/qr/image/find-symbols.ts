import { decodeQRBatch } from 'qr/decode.js'
import type { Picture } from './picture.js'
import { redraw } from './redraw.js'

// For the reader's own retries, of which none takes a hundredth of this.
const PATIENCE_MS = 3000

/** Turned and shrunk like this, most pictures can be read that cannot be as they are. */
const SECOND_LOOKS = [
  [8, 1],
  [35, 1],
  [0, 0.8],
  [-8, 1],
] as const

/** Second looks are taken at this many pixels at most: a code has far fewer squares. */
const ENOUGH_PIXELS = 3_000_000

/** The texts of the QR codes in a picture; none where none can be read. */
export async function findSymbols(picture: Picture): Promise<string[]> {
  const found = await symbolsIn(picture)
  const { width, height } = picture
  const shrunk = Math.max(1, Math.sqrt((width * height) / ENOUGH_PIXELS))
  for (const [degrees, by] of SECOND_LOOKS) {
    if (found.length === 0) found.push(...(await symbolsIn(redraw(picture, degrees, by * shrunk))))
  }
  return found
}

async function symbolsIn({ width, height, data }: Picture): Promise<string[]> {
  const maxSize = { width, height }
  const options = { format: 'RGBA', effort: 4, timeLimit: PATIENCE_MS, maxSize } as const
  const [found = []] = await decodeQRBatch([{ width, height, data }], options)
  // What cannot be read comes as an error in its place.
  return [...new Set(found.filter(text => typeof text === 'string'))]
}

import { RingiError } from '../../base/error.js'

/** A picture in memory: four bytes a pixel (red, green, blue, alpha), row by row. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** The most pixels of a picture: what large cameras take, and 200 MB here. */
export const MAX_PIXELS = 50_000_000

/**
 * Refuses a picture by what it says of its size, before any room is made for it. Throws `image.too-large`,
 * `image.malformed`.
 */
export function checkDimensions(width: number, height: number): void {
  if (width < 1 || height < 1) throw new RingiError('image.malformed', { why: 'no-size' })
  if (width * height <= MAX_PIXELS) return
  throw new RingiError('image.too-large', { why: 'picture', width, height })
}

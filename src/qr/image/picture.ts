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
  if (width < 1 || height < 1) throw malformedImage('it has no size')
  if (width * height <= MAX_PIXELS) return
  throw new RingiError('image.too-large', `The picture says that it has ${width} × ${height} pixels.`, {
    hint: 'Take it with fewer pixels, or cut out the code.',
    details: { width, height },
  })
}

/** The error for a file that is no picture after all. */
export function malformedImage(why: string, cause?: unknown): RingiError {
  return new RingiError('image.malformed', `The picture is damaged: ${why}.`, {
    hint: 'Take it again, as PNG, JPEG or GIF.',
    cause,
  })
}

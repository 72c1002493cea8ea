import { RingiError } from '../../base/error.js'
import type { Compression } from '../compression.js'
import { isGif, readGif } from './gif-reader.js'
import { isJpeg, readJpeg } from './jpeg-reader.js'
import type { Picture } from './picture.js'
import { isPng, readPng } from './png-reader.js'

/** Whether `bytes` begin like a picture of a kind that can be read. */
export function isPicture(bytes: Uint8Array): boolean {
  return isPng(bytes) || isJpeg(bytes) || isGif(bytes)
}

/** The pictures in a file: one, or all frames of a GIF. Throws `image.malformed`, `image.too-large`. */
export function* readPictures(bytes: Uint8Array, compression: Compression): Generator<Picture> {
  if (isPng(bytes)) yield readPng(bytes, compression)
  else if (isJpeg(bytes)) yield readJpeg(bytes)
  else if (isGif(bytes)) yield* readGif(bytes)
  else throw new RingiError('image.malformed', { why: 'not-picture' })
}

import {
  constants,
  deflateRawSync,
  deflateSync,
  inflateRawSync,
  inflateSync,
  type ZlibOptions,
} from 'node:zlib'
import { RingiError } from '../base/error.js'

// BBQr, "Encodings": a window of 10 bits, which is all that the smallest readers have memory for.
const SMALL_WINDOW = { windowBits: 10, memLevel: 9, level: constants.Z_BEST_COMPRESSION }

/** Deflate by Node's own zlib. Nothing comes out of it that is larger than its caller allows. */
export const COMPRESSION = {
  deflate: (bytes: Uint8Array): Uint8Array => deflateRawSync(bytes, SMALL_WINDOW),
  inflate: (bytes: Uint8Array, limit: number): Uint8Array =>
    bounded(inflateRawSync, bytes, limit, { malformed: 'qr.malformed', tooLarge: 'qr.too-large' }),
  zip: (bytes: Uint8Array): Uint8Array => deflateSync(bytes),
  unzip: (bytes: Uint8Array, limit: number): Uint8Array =>
    bounded(inflateSync, bytes, limit, { malformed: 'image.malformed', tooLarge: 'image.malformed' }),
}

type Inflate = (bytes: Uint8Array, options: ZlibOptions) => unknown

function bounded(
  inflate: Inflate,
  bytes: Uint8Array,
  limit: number,
  codes: {
    readonly malformed: 'qr.malformed' | 'image.malformed'
    readonly tooLarge: 'qr.too-large' | 'image.malformed'
  },
): Uint8Array {
  try {
    // With `info` it also tells how much of the data it has used.
    const { buffer, engine } = inflate(bytes, { maxOutputLength: limit, info: true } as ZlibOptions) as {
      buffer: Uint8Array
      engine: { bytesWritten: number }
    }
    if (engine.bytesWritten === bytes.length) return new Uint8Array(buffer)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new RingiError(codes.tooLarge, { why: 'unpacked', most: limit }, { cause })
    throw new RingiError(codes.malformed, { why: 'packed' }, { cause })
  }
  throw new RingiError(codes.malformed, { why: 'behind-packed' })
}

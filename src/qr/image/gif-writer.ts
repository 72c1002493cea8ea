import { concat, concatAll, utf8 } from '../../base/bytes.js'
import type { Modules } from '../symbol/symbol.js'
import { compressLzw } from './gif-lzw.js'

// GIF has no palette of fewer than two bits a pixel in its LZW (GIF89a, appendix F).
const BITS = 2
const BLACK_AND_WHITE = Uint8Array.of(255, 255, 255, 0, 0, 0)

/** Codes of one size as a GIF that plays them in a loop, each for `milliseconds`, `scale` pixels a module. */
export function writeGif(frames: readonly Modules[], scale: number, milliseconds: number): Uint8Array {
  const size = uint16((frames[0] as Modules).length * scale)
  return concatAll([
    utf8('GIF89a'),
    concat(size, size, Uint8Array.of(0x80, 0, 0), BLACK_AND_WHITE),
    // The extension by which a loop goes on for ever.
    concat(Uint8Array.of(0x21, 0xff, 11), utf8('NETSCAPE2.0'), Uint8Array.of(3, 1, 0, 0, 0)),
    ...frames.map(modules => frame(modules, scale, uint16(Math.round(milliseconds / 10)), size)),
    Uint8Array.of(0x3b),
  ])
}

function frame(modules: Modules, scale: number, hundredths: Uint8Array, size: Uint8Array): Uint8Array {
  const control = concat(Uint8Array.of(0x21, 0xf9, 4, 0), hundredths, Uint8Array.of(0, 0))
  const place = concat(Uint8Array.of(0x2c, 0, 0, 0, 0), size, size, Uint8Array.of(0))
  return concat(control, place, Uint8Array.of(BITS), blocks(compressLzw(pixelsOf(modules, scale), BITS)))
}

function pixelsOf(modules: Modules, scale: number): Uint8Array {
  const width = modules.length * scale
  return Uint8Array.from({ length: width * width }, (_, i) =>
    modules[Math.floor(i / width / scale)]?.[Math.floor((i % width) / scale)] ? 1 : 0,
  )
}

/** Data in blocks of at most 255 bytes, an empty one at the end. */
function blocks(data: Uint8Array): Uint8Array {
  const cut = Array.from({ length: Math.ceil(data.length / 255) }, (_, i) =>
    data.subarray(255 * i, 255 * (i + 1)),
  )
  return concatAll([...cut.flatMap(block => [Uint8Array.of(block.length), block]), Uint8Array.of(0)])
}

function uint16(value: number): Uint8Array {
  return Uint8Array.of(value, value >> 8)
}

import { concat, concatAll, utf8 } from '../../base/bytes.js'
import type { Compression } from '../compression.js'
import type { Modules } from '../symbol/symbol.js'
import { bigEndian32, crc32 } from '../ur/crc32.js'

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** A code as PNG (ISO 15948) in black and white, one bit a pixel, `scale` pixels a module. */
export function writePng(modules: Modules, scale: number, compression: Compression): Uint8Array {
  const size = modules.length * scale
  const header = concat(bigEndian32(size), bigEndian32(size), Uint8Array.of(1, 0, 0, 0, 0))
  const rows = modules.flatMap(row => Array.from({ length: scale }, () => packedRow(row, scale)))
  return concat(
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', compression.zip(concatAll(rows))),
    chunk('IEND', new Uint8Array(0)),
  )
}

/** A row's pixels, eight a byte, a light one as 1; the filter type none (0) before them. */
function packedRow(row: readonly boolean[], scale: number): Uint8Array {
  const packed = new Uint8Array(1 + Math.ceil((row.length * scale) / 8))
  for (let x = 0; x < row.length * scale; x++) {
    if (row[Math.floor(x / scale)] === true) continue
    const at = 1 + (x >> 3)
    packed[at] = (packed[at] as number) | (0x80 >> (x & 7))
  }
  return packed
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = concat(utf8(name), data)
  return concat(bigEndian32(data.length), named, bigEndian32(crc32(named)))
}

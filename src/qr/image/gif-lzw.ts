import { RingiError } from '../../base/error.js'

const MAX_CODES = 4096

/** The bytes of GIF's LZW (GIF89a, appendix F) for pixels of `bits` bits each. */
export function compressLzw(pixels: Uint8Array, bits: number): Uint8Array {
  const clear = 1 << bits
  const writer = new BitWriter()
  let table = new Map<number, number>()
  let [next, width] = [clear + 2, bits + 1]
  writer.write(clear, width)
  let prefix = pixels[0] as number
  for (const pixel of pixels.subarray(1)) {
    const known = table.get((prefix << 8) | pixel)
    if (known !== undefined) {
      prefix = known
      continue
    }
    writer.write(prefix, width)
    table.set((prefix << 8) | pixel, next)
    // The reader learns each code one step later than the writer.
    if (next++ === 1 << width) width++
    if (next === MAX_CODES) {
      writer.write(clear, width)
      table = new Map()
      ;[next, width] = [clear + 2, bits + 1]
    }
    prefix = pixel
  }
  writer.write(prefix, width)
  writer.write(clear + 1, width)
  return writer.finish()
}

class BitWriter {
  readonly #bytes: number[] = []
  #word = 0
  #bits = 0

  write(code: number, width: number): void {
    this.#word |= code << this.#bits
    for (this.#bits += width; this.#bits >= 8; this.#bits -= 8) {
      this.#bytes.push(this.#word & 255)
      this.#word >>>= 8
    }
  }

  finish(): Uint8Array {
    if (this.#bits > 0) this.#bytes.push(this.#word & 255)
    return Uint8Array.from(this.#bytes)
  }
}

/** The `count` pixels in LZW data; more than that is passed over, less is refused. Throws `image.malformed`. */
export function expandLzw(data: Uint8Array, bits: number, count: number): Uint8Array {
  const reader = new BitReader(data)
  const output = new LzwOutput(count)
  const clear = 1 << bits
  let width = bits + 1
  output.forget(clear + 2)
  while (!output.full) {
    const code = reader.read(width)
    if (code === clear) {
      width = bits + 1
      output.forget(clear + 2)
      continue
    }
    if (code === clear + 1) throw new RingiError('image.malformed', { why: 'no-pixels' })
    output.write(code, clear)
    if (output.next === 1 << width && width < 12) width++
  }
  return output.pixels
}

class BitReader {
  readonly #data: Uint8Array
  #at = 0
  #word = 0
  #bits = 0

  constructor(data: Uint8Array) {
    this.#data = data
  }

  read(width: number): number {
    for (; this.#bits < width; this.#bits += 8) {
      const byte = this.#data[this.#at++]
      if (byte === undefined) throw new RingiError('image.malformed', { why: 'no-pixels' })
      this.#word |= byte << this.#bits
    }
    const code = this.#word & ((1 << width) - 1)
    this.#word >>>= width
    this.#bits -= width
    return code
  }
}

/** Pixels, and the table of what was written before: each entry is a stretch of the pixels themselves. */
class LzwOutput {
  readonly pixels: Uint8Array
  readonly #starts = new Uint32Array(MAX_CODES)
  readonly #lengths = new Uint32Array(MAX_CODES)
  /** The code that the next entry gets. */
  next = 0
  #at = 0
  #lastStart = 0
  #lastLength = 0

  constructor(count: number) {
    this.pixels = new Uint8Array(count)
  }

  get full(): boolean {
    return this.#at === this.pixels.length
  }

  forget(next: number): void {
    this.next = next
    this.#lastLength = 0
  }

  write(code: number, clear: number): void {
    const start = this.#at
    if (code < clear) this.pixels[this.#at++] = code
    else if (code < this.next) this.#repeat(this.#starts[code] as number, this.#lengths[code] as number)
    else if (code === this.next && this.#lastLength > 0) this.#repeat(this.#lastStart, this.#lastLength + 1)
    else throw new RingiError('image.malformed', { why: 'scrambled-pixels' })
    // An entry is what was written last and the first pixel of this, which stands right behind it.
    if (this.#lastLength > 0 && this.next < MAX_CODES) {
      this.#starts[this.next] = this.#lastStart
      this.#lengths[this.next++] = this.#lastLength + 1
    }
    this.#lastStart = start
    this.#lastLength = this.#at - start
  }

  // Pixel by pixel: what is copied may reach into what is written here.
  #repeat(from: number, length: number): void {
    const end = Math.min(this.#at + length, this.pixels.length)
    for (let i = from; this.#at < end; i++) this.pixels[this.#at++] = this.pixels[i] as number
  }
}

import { concatAll } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { ByteReader } from '../../bitcoin/byte-reader.js'
import { expandLzw } from './gif-lzw.js'
import { checkDimensions, type Picture } from './picture.js'

/** The most pixels of all frames of a film together: three times what 1295 frames of Ringi's own take. */
const MAX_FILM_PIXELS = 1_500_000_000

/** Whether `bytes` begin as every GIF does. */
export function isGif(bytes: Uint8Array): boolean {
  return /^GIF8[79]a$/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 6)))
}

/**
 * The pictures of a GIF (GIF89a) one after the other, each as a person sees it. All of them are painted on one canvas,
 * which the next one changes. Throws `image.malformed`, `image.too-large`.
 */
export function* readGif(bytes: Uint8Array): Generator<Picture> {
  const film = new Film(bytes)
  while (film.advance()) yield film.picture
}

class Film {
  readonly picture: Picture
  readonly #reader: ByteReader
  readonly #palette: Uint8Array | undefined
  #pixels = 0
  #transparent: number | undefined
  #disposal = 0
  #dispose: () => void = () => {}

  constructor(bytes: Uint8Array) {
    this.#reader = new ByteReader(bytes)
    const [width, height, packed] = ending(() => {
      this.#reader.skip(6)
      const size = [this.#uint16(), this.#uint16(), this.#reader.uint8()] as const
      this.#reader.skip(2)
      return size
    })
    checkDimensions(width, height)
    this.#palette = ending(() => this.#readPalette(packed))
    this.picture = { width, height, data: new Uint8Array(4 * width * height).fill(255) }
  }

  /** Paints the next picture. False where there is none. */
  advance(): boolean {
    return ending(() => {
      for (;;) {
        const kind = this.#reader.uint8()
        if (kind === 0x3b) return false
        if (kind === 0x21) this.#extension()
        else if (kind === 0x2c) return this.#paint()
        else throw new RingiError('image.malformed', { why: 'between-pictures' })
      }
    })
  }

  #extension(): void {
    const label = this.#reader.uint8()
    const data = this.#blocks()
    if (label !== 0xf9 || data.length !== 4) return
    const [packed, , , index] = data as unknown as number[]
    this.#disposal = ((packed as number) >> 2) & 7
    this.#transparent = ((packed as number) & 1) === 1 ? index : undefined
  }

  #paint(): true {
    this.#dispose()
    const [left, top, width, height] = [this.#uint16(), this.#uint16(), this.#uint16(), this.#uint16()]
    const packed = this.#reader.uint8()
    const canvas = this.picture
    if (left + width > canvas.width || top + height > canvas.height)
      throw new RingiError('image.malformed', { why: 'large-frame' })
    this.#pixels += Math.max(width * height, canvas.width * canvas.height)
    if (this.#pixels > MAX_FILM_PIXELS) throw new RingiError('image.too-large', { why: 'film' })
    const palette = this.#readPalette(packed) ?? this.#palette
    if (palette === undefined) throw new RingiError('image.malformed', { why: 'no-palette' })
    const bits = this.#reader.uint8()
    if (bits < 2 || bits > 8) throw new RingiError('image.malformed', { why: 'pixel-kind' })
    const pixels = expandLzw(this.#blocks(), bits, width * height)
    const rows = (packed & 0x40) === 0 ? undefined : interlacedRows(height)
    this.#remember({ left, top, width, height })
    for (let row = 0; row < height; row++)
      this.#paintRow(
        pixels.subarray(row * width, (row + 1) * width),
        left,
        top + (rows?.[row] ?? row),
        palette,
      )
    this.#transparent = undefined
    this.#disposal = 0
    return true
  }

  #paintRow(pixels: Uint8Array, left: number, y: number, palette: Uint8Array): void {
    const { data, width } = this.picture
    let to = 4 * (y * width + left)
    for (const index of pixels) {
      if (index !== this.#transparent) {
        data[to] = palette[3 * index] ?? 0
        data[to + 1] = palette[3 * index + 1] ?? 0
        data[to + 2] = palette[3 * index + 2] ?? 0
      }
      to += 4
    }
  }

  // What is to be done with a picture before the next one: nothing, clear it (2), or bring back what was there (3).
  #remember({
    left,
    top,
    width,
    height,
  }: {
    left: number
    top: number
    width: number
    height: number
  }): void {
    const { data, width: whole } = this.picture
    if (this.#disposal === 3) {
      const before = data.slice()
      this.#dispose = () => data.set(before)
    } else if (this.#disposal === 2) {
      this.#dispose = () => {
        for (let y = top; y < top + height; y++)
          data.fill(255, 4 * (y * whole + left), 4 * (y * whole + left + width))
      }
    } else this.#dispose = () => {}
  }

  #readPalette(packed: number): Uint8Array | undefined {
    return (packed & 0x80) === 0 ? undefined : this.#reader.take(3 * 2 ** ((packed & 7) + 1))
  }

  #blocks(): Uint8Array {
    const blocks: Uint8Array[] = []
    for (let length = this.#reader.uint8(); length > 0; length = this.#reader.uint8())
      blocks.push(this.#reader.take(length))
    return concatAll(blocks)
  }

  #uint16(): number {
    return this.#reader.uint8() + 256 * this.#reader.uint8()
  }
}

/** The rows in the order in which an interlaced picture has them (GIF89a, appendix E). */
function interlacedRows(height: number): number[] {
  const passes = [
    [0, 8],
    [4, 8],
    [2, 4],
    [1, 2],
  ] as const
  return passes.flatMap(([first, every]) =>
    Array.from({ length: Math.max(0, Math.ceil((height - first) / every)) }, (_, i) => first + i * every),
  )
}

function ending<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof RingiError && cause.code !== 'bytes.truncated') throw cause
    throw new RingiError('image.malformed', { why: 'ends-early' }, { cause })
  }
}

import encode from 'jpeg-js/lib/encoder.js'
import type { Modules } from '../../../src/qr/symbol/symbol.js'

/** How a photograph is taken. */
export interface Shot {
  /** Degrees. */
  readonly turned?: number
  /** How much smaller the far side is, as a part of one. */
  readonly tilted?: number
  /** Grey levels up or down, at random. */
  readonly noise?: number
  /** How much darker the dark corner is, as a part of one. */
  readonly shadow?: number
  readonly pixels?: number
  readonly quality?: number
}

/** A photograph of codes that lie side by side on a grey table, as RGBA. */
export function picture(codes: readonly Modules[], shot: Shot = {}) {
  const { turned = 0, tilted = 0, noise = 0, shadow = 0, pixels = 700 } = shot
  const size = codes[0]?.length as number
  const gap = Math.ceil(size / 4)
  const scale = pixels / size
  const width = Math.round(codes.length * (size + gap) * scale + gap * scale)
  const height = Math.round((size + 2 * gap) * scale)
  const data = new Uint8Array(4 * width * height).fill(255)
  const random = generator()
  const [sin, cos] = [Math.sin((turned * Math.PI) / 180), Math.cos((turned * Math.PI) / 180)]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // Each pixel sees a little area, of which four points are looked at.
      let level = 0
      for (const [i, j] of CORNERS) {
        const [dx, dy] = [x + i - width / 2, y + j - height / 2]
        const far = 1 + (tilted * dy) / height
        const [u, v] = [(dx * cos - dy * sin) * far, (dx * sin + dy * cos) * far]
        level += levelAt(codes, { u: (u + width / 2) / scale, v: (v + height / 2) / scale, gap, size }) / 4
      }
      const light = 1 - (shadow * (x + y)) / (width + height)
      const shown = Math.max(0, Math.min(255, level * light + (random() - 0.5) * 2 * noise))
      data.fill(shown, 4 * (y * width + x), 4 * (y * width + x) + 3)
    }
  }
  return { width, height, data }
}

const CORNERS = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
] as const

function levelAt(codes: readonly Modules[], at: { u: number; v: number; gap: number; size: number }): number {
  const column = Math.floor((at.u - at.gap) / (at.size + at.gap))
  const x = Math.floor(at.u - at.gap - column * (at.size + at.gap))
  const dark = codes[column]?.[Math.floor(at.v - at.gap)]?.[x]
  return dark === undefined ? 150 : dark ? 40 : 225
}

/** The same as JPEG. */
export function photograph(codes: readonly Modules[], shot: Shot = {}): Uint8Array {
  return encode(picture(codes, shot), shot.quality ?? 75).data
}

function generator(): () => number {
  let state = 1
  return () => {
    state = (state * 48271) % 0x7fffffff
    return state / 0x7fffffff
  }
}

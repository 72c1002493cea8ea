import { RingiError } from '../../base/error.js'

/** The seven passes of an interlaced PNG (Adam7, PNG 8.2): where each starts, and how far apart its pixels are. */
export const PASSES = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
] as const

/** What a filter type adds to a byte, from its neighbours to the left, above, and above to the left (PNG 9.2). */
const PREDICTORS: readonly ((left: number, up: number, corner: number) => number)[] = [
  () => 0,
  left => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
]

/** Rows of `length` bytes, each with its filter type before it, as they were before filtering. `step` is bytes a pixel. */
export function unfilter(filtered: Uint8Array, length: number, step: number): Uint8Array {
  const height = filtered.length / (1 + length)
  const rows = new Uint8Array(height * length)
  for (let row = 0; row < height; row++) {
    const from = row * (1 + length)
    const to = row * length
    const predict = PREDICTORS[filtered[from] as number]
    if (predict === undefined) throw new RingiError('image.malformed', { why: 'filter' })
    for (let i = 0; i < length; i++) {
      const left = i < step ? 0 : (rows[to + i - step] as number)
      const up = row === 0 ? 0 : (rows[to + i - length] as number)
      const corner = row === 0 || i < step ? 0 : (rows[to + i - length - step] as number)
      rows[to + i] = (filtered[from + 1 + i] as number) + predict(left, up, corner)
    }
  }
  return rows
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

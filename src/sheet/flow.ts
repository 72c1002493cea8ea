/** Something that has a share of what flows. */
export interface Share {
  /** Satoshi. */
  readonly value: bigint
}

/** Where one share is drawn; lengths in units of the drawing, to one scale for all of them. */
export interface Bar<T> {
  readonly share: T
  readonly height: number
  /** Its upper end, in its column. */
  readonly top: number
  /** The upper end of where its ribbon meets the trunk. */
  readonly joins: number
}

/** What flows from the left through a trunk to the right. */
interface Flow<L, R> {
  readonly left: readonly Bar<L>[]
  readonly right: readonly Bar<R>[]
  readonly trunk: { readonly top: number; readonly height: number }
  readonly height: number
}

/** Lengths that are the same in every drawing. */
interface Measures {
  /** The height of everything that flows. */
  readonly trunk: number
  /** The least room of a share, for its label. */
  readonly slot: number
  /** Between shares. */
  readonly gap: number
}

/**
 * Lays shares out to scale: the larger of the two sums is as high as the trunk, and every share has its part of that,
 * however small. A share whose label is higher than its bar gets the room of the label, so that labels never meet.
 */
export function flowOf<L extends Share, R extends Share>(
  left: readonly L[],
  right: readonly R[],
  measures: Measures,
): Flow<L, R> {
  const total = Math.max(sumOf(left), sumOf(right))
  const scale = total === 0 ? 0 : measures.trunk / total
  const height = Math.max(
    measures.trunk,
    columnHeight(left, scale, measures),
    columnHeight(right, scale, measures),
  )
  const trunkTop = (height - measures.trunk) / 2
  const bars = <T extends Share>(shares: readonly T[]) =>
    column(shares, scale, measures, (height - columnHeight(shares, scale, measures)) / 2, trunkTop)
  return {
    left: bars(left),
    right: bars(right),
    trunk: { top: trunkTop, height: measures.trunk },
    height,
  }
}

// Amounts are below 2^53 satoshi, which a number holds exactly.
function sumOf(shares: readonly Share[]): number {
  return shares.reduce((sum, { value }) => sum + Number(value), 0)
}

function columnHeight(shares: readonly Share[], scale: number, { slot, gap }: Measures): number {
  const slots = shares.reduce((sum, { value }) => sum + Math.max(slot, Number(value) * scale), 0)
  return slots + gap * Math.max(0, shares.length - 1)
}

function column<T extends Share>(
  shares: readonly T[],
  scale: number,
  { slot, gap }: Measures,
  start: number,
  trunkTop: number,
): Bar<T>[] {
  let y = start
  let joins = trunkTop
  return shares.map(share => {
    const height = Number(share.value) * scale
    const room = Math.max(slot, height)
    const bar = { share, height, top: y + (room - height) / 2, joins }
    y += room + gap
    joins += height
    return bar
  })
}

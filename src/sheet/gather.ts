/** Things that are drawn as one: one of them, or many small ones together. */
export interface Group<T> {
  readonly members: readonly T[]
  /** Satoshi of all of them. */
  readonly value: bigint
}

/**
 * `items` as at most `most` groups (two or more): each alone as long as there are few; else the largest alone, in the
 * order in which they came, and behind them the rest as one.
 */
export function gather<T>(
  items: readonly T[],
  most: number,
  satsOf: (item: T) => bigint,
): readonly Group<T>[] {
  const alone = (item: T): Group<T> => ({ members: [item], value: satsOf(item) })
  if (items.length <= most) return items.map(alone)
  const order = items.map((_, i) => i).sort((a, b) => descending(satsOf(at(items, a)), satsOf(at(items, b))))
  const large = new Set(order.slice(0, most - 1))
  const rest = items.filter((_, i) => !large.has(i))
  const value = rest.reduce((sum, item) => sum + satsOf(item), 0n)
  return [...items.filter((_, i) => large.has(i)).map(alone), { members: rest, value }]
}

function descending(a: bigint, b: bigint): number {
  return a === b ? 0 : a > b ? -1 : 1
}

function at<T>(items: readonly T[], index: number): T {
  return items[index] as T
}

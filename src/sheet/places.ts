import type { Where } from '../base/finding.js'
import type { SheetWords } from '../words/words.js'

/** Where a finding applies, whole but short: 950 coins in a row are `coin 0–949`. Empty for the whole proposal. */
export function placesOf(places: readonly Where[], { where }: SheetWords): string {
  return (['input', 'output'] as const)
    .flatMap(kind => {
      const indexes = places.flatMap(place =>
        kind in place ? [(place as Record<string, number>)[kind]] : [],
      )
      return indexes.length === 0 ? [] : [`${where[kind]} ${ranges(indexes as number[])}`]
    })
    .join('; ')
}

/** Numbers as ranges, in ascending order: `0–3, 7`. */
export function ranges(numbers: readonly number[]): string {
  const found: { first: number; last: number }[] = []
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const current = found.at(-1)
    if (current !== undefined && current.last === number - 1) current.last = number
    else found.push({ first: number, last: number })
  }
  return found.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(', ')
}

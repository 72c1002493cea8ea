import { isPublishing } from '../bitcoin/published-data.js'
import type { ReviewedInput, ReviewedOutput } from '../psbt/review/reviewed-psbt.js'
import type { VaultAddress } from '../vault/vault.js'
import type { SheetWords } from '../words/words.js'
import type { Share } from './flow.js'
import type { Sheet } from './sheet.js'

/** What a share of the drawing is, which decides its colour. */
type StationKind = 'coin' | 'payment' | 'return' | 'fee'

/** A coin or a destination of the drawing, or many small ones together. */
export interface Station extends Share {
  readonly kind: StationKind
  /** What stands below its amount; text from outside may be in it. */
  readonly note: string
  /** Whether the amount is known: not where a coin's previous transaction is missing. */
  readonly known: boolean
}

/** The most shares of each kind that are drawn alone. */
const MOST = { coins: 9, payments: 7, returns: 2 } as const

type Numbered<T> = T & { readonly index: number }

/** The coins of a drawing, from above. */
export function coinStations({ reviewed, text }: Sheet): Station[] {
  const coins = numbered(reviewed.facts.inputs)
  return gather(coins, MOST.coins, ({ value }) => value ?? 0n).map(group => ({
    kind: 'coin' as const,
    value: group.value,
    known: group.members.every(({ value }) => value !== undefined),
    note: noteOf(group, text.manyCoins, coin => coinNote(coin, text)),
  }))
}

/** The destinations of a drawing, from above: who is paid, what comes back, the fee. */
export function destinationStations({ reviewed, text }: Sheet): Station[] {
  const { outputs, totals } = reviewed.facts
  const all = numbered(outputs)
  const paid = all.filter(({ leaves }) => leaves)
  const back = all.filter(({ leaves }) => !leaves)
  const fee = { kind: 'fee' as const, value: totals.fee, known: true, note: text.fee }
  return [
    ...outputStations(paid, 'payment', MOST.payments, text.manyPayments, text),
    ...outputStations(back, 'return', MOST.returns, text.manyReturns, text),
    // Where outputs exceed the coins there is no fee to draw, and the coins fill a part of the trunk only.
    ...(totals.fee > 0n ? [fee] : []),
  ]
}

function outputStations(
  outputs: readonly Numbered<ReviewedOutput>[],
  kind: StationKind,
  most: number,
  many: (count: number) => string,
  text: SheetWords,
): Station[] {
  return gather(outputs, most, ({ value }) => value).map(group => ({
    kind,
    value: group.value,
    known: true,
    note: noteOf(group, many, output => outputNote(output, text)),
  }))
}

function noteOf<T>({ members }: Group<T>, many: (count: number) => string, one: (item: T) => string): string {
  return members.length > 1 ? many(members.length) : one(members[0] as T)
}

function coinNote({ index, address }: Numbered<ReviewedInput>, text: SheetWords): string {
  const name = text.coin(index)
  return address === undefined ? name : `${name} · ${placeText(address, text)}`
}

// No address: a shortened one would invite to compare a shortened one. The number leads to the table.
function outputNote({ index, script, place, label }: Numbered<ReviewedOutput>, text: SheetWords): string {
  const what = place === undefined ? text[isPublishing(script) ? 'data' : 'payment'] : placeText(place, text)
  const name = `${text.number} ${index} · ${what}`
  return label === undefined ? name : `${name} · ${label}`
}

/** A place in the vault, in words. */
export function placeText({ branch, index }: VaultAddress, text: SheetWords): string {
  return branch === 1 ? text.change(index) : text.receiving(index)
}

function numbered<T extends object>(items: readonly T[]): Numbered<T>[] {
  return items.map((item, index) => ({ ...item, index }))
}

/** Things that are drawn as one: one of them, or many small ones together. */
interface Group<T> {
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

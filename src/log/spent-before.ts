import type { History } from './history.js'
import type { LoggedCoin, SignedRecord } from './signed-record.js'

/** Where a history says that a coin had another amount than now (E12 of the attack catalogue). */
interface AmountContradiction {
  /** Which of the coins. */
  readonly index: number
  /** Satoshi, as it was signed before. */
  readonly before: bigint
  readonly record: SignedRecord
}

/** The coins that were signed with another amount before. */
export function amountsContradicting(
  { signed }: History,
  coins: readonly LoggedCoin[],
): AmountContradiction[] {
  const places = placesOf(coins)
  return signed.flatMap(record =>
    record.coins.flatMap(({ outpoint, value }) => {
      const index = places.get(outpoint)
      return index === undefined || value === coins[index]?.value ? [] : [{ index, before: value, record }]
    }),
  )
}

/** An earlier transaction that spends some of the same coins (E13 of the attack catalogue). */
interface EarlierProposal {
  readonly record: SignedRecord
  /** Which of the coins. */
  readonly indexes: readonly number[]
}

/** The earlier transactions, other than `txid`, that spend any of the coins. */
export function earlierProposals(
  { signed }: History,
  coins: readonly LoggedCoin[],
  txid: string,
): EarlierProposal[] {
  const places = placesOf(coins)
  return signed
    .filter(record => record.txid !== txid)
    .map(record => ({ record, indexes: record.coins.flatMap(({ outpoint }) => places.get(outpoint) ?? []) }))
    .filter(({ indexes }) => indexes.length > 0)
}

function placesOf(coins: readonly LoggedCoin[]): ReadonlyMap<string, number> {
  return new Map(coins.map(({ outpoint }, index) => [outpoint, index]))
}

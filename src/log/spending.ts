import type { History } from './history.js'
import type { SignedRecord } from './signed-record.js'

/** Which part of a history counts: what was last signed after a time, or above a height, or both. */
export interface Window {
  /** The vault's digest, or another of the same vault; absent for all vaults. */
  readonly vault?: string
  /** Unix milliseconds: what was signed then or before does not count. */
  readonly after?: number
  /** What was signed at this height or below does not count; what was signed at no known height does. */
  readonly aboveHeight?: number
}

/** The records of a window. */
export function signedWithin(
  { signed, vaults }: History,
  { vault, after, aboveHeight }: Window,
): SignedRecord[] {
  return signed.filter(
    record =>
      (vault === undefined || vaults.areOne(record.vault, vault)) &&
      (after === undefined || lastSigned(record) > after) &&
      (aboveHeight === undefined || !isBuried(record, aboveHeight)),
  )
}

// A transaction can be sent once its last cosigner has signed, however long ago the first one did.
function lastSigned({ time, signings }: SignedRecord): number {
  return signings.reduce((last, signing) => Math.max(last, signing.time), time)
}

// Whether it is known that nobody has signed it above that height.
function isBuried({ signings }: SignedRecord, aboveHeight: number): boolean {
  return signings.length > 0 && signings.every(({ height }) => height !== null && height <= aboveHeight)
}

/** What a record takes out of its vault, in satoshi: all its payments, and the fee. */
export function amountLeaving({ payments, fee }: SignedRecord): bigint {
  return payments.reduce((sum, { value }) => sum + value, fee)
}

/**
 * The most that can leave, in satoshi, should all of `records` be sent that can be sent beside a transaction which spends
 * `coins`. A record that shares a coin with it does not count: only one of the two can ever confirm. Nor are two counted
 * that spend the same coin, as where a fee was raised, but the larger of them. So whenever the last cosigner signs, all
 * that can be confirmed beside it has been counted. `amount` says how much of a record counts.
 */
export function mostLeaving(
  records: readonly SignedRecord[],
  coins: ReadonlySet<string>,
  amount: (record: SignedRecord) => bigint = amountLeaving,
): bigint {
  const groups = rivals(records.filter(record => !record.coins.some(({ outpoint }) => coins.has(outpoint))))
  return groups.reduce((sum, group) => sum + greatest(group.map(amount)), 0n)
}

/** Splits records into groups whose members all spend one coin in common, so that one of each can confirm at most. */
function rivals(records: readonly SignedRecord[]): SignedRecord[][] {
  const groups: Rivals[] = []
  // Every coin that all members of a group spend.
  const groupOf = new Map<string, Rivals>()
  for (const record of records) {
    const coins = new Set(record.coins.map(({ outpoint }) => outpoint))
    const shared = [...coins].find(coin => groupOf.has(coin))
    const group = shared === undefined ? undefined : groupOf.get(shared)
    if (group === undefined) {
      const alone = { members: [record], common: coins }
      groups.push(alone)
      for (const coin of coins) groupOf.set(coin, alone)
    } else {
      group.members.push(record)
      for (const coin of group.common) if (!coins.has(coin)) groupOf.delete(coin)
      group.common = new Set([...group.common].filter(coin => coins.has(coin)))
    }
  }
  return groups.map(({ members }) => members)
}

interface Rivals {
  readonly members: SignedRecord[]
  common: ReadonlySet<string>
}

function greatest(values: readonly bigint[]): bigint {
  return values.reduce((most, value) => (value > most ? value : most), 0n)
}

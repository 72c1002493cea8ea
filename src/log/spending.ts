import type { History } from './history.js'
import type { LoggedCoin, SignedRecord } from './signed-record.js'

/** Which part of a history counts: what was last signed after a time, or above a height: one of them is enough. */
export interface SpendingWindow {
  /** The vault's digest, or another of the same vault; absent for all vaults. */
  readonly vault?: string
  /** Unix milliseconds: what was signed then or before is no longer in the window by the clock. */
  readonly after?: number
  /** What was signed at this height or below is no longer in it by the chain; what was signed at no known height is. */
  readonly aboveHeight?: number
}

/** The records of a window. One that has a time and a height leaves out only what is out of it by both. */
export function signedWithin(
  { signed, vaults }: History,
  { vault, after, aboveHeight }: SpendingWindow,
): SignedRecord[] {
  const isOut = (record: SignedRecord) =>
    (after !== undefined || aboveHeight !== undefined) &&
    (after === undefined || lastSigned(record) <= after) &&
    (aboveHeight === undefined || isBuried(record, aboveHeight))
  return signed.filter(
    record => (vault === undefined || vaults.areOne(record.vault, vault)) && !isOut(record),
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
export function amountLeaving({ payments, fee }: Pick<SignedRecord, 'payments' | 'fee'>): bigint {
  return payments.reduce((sum, { value }) => sum + value, fee)
}

/** A transaction as far as it matters here: the coins that it spends, and the satoshi that leave with it. */
export interface Outflow {
  readonly coins: readonly LoggedCoin[]
  readonly leaves: bigint
}

/**
 * What only one of several transactions can have that are all sent: each of its coins; of one that spends none, as on a
 * chain of accounts, nothing but itself.
 */
export function heldBy({ txid, coins }: Pick<SignedRecord, 'txid' | 'coins'>): readonly LoggedCoin[] {
  return coins.length > 0 ? coins : [{ outpoint: txid, value: 0n }]
}

/** Parts of a satoshi that are counted: enough that no sum of a million coins is off by one. */
const FRACTION = 1n << 64n

/**
 * The most that can leave, in satoshi, should of `outflows` all be sent that can be sent beside each other. What leaves
 * with a transaction is split over its coins by their value, rounded up, and each coin counts once, at its largest part
 * in any of them: of two that share a coin only one can ever confirm. So no set of transactions that can confirm together
 * lets more leave; and where several spend the very same coins, as the rungs of a fee do, it is exactly the largest.
 */
export function mostLeaving(outflows: readonly Outflow[]): bigint {
  const largest = new Map<string, bigint>()
  for (const { coins, leaves } of outflows) {
    const total = coins.reduce((sum, { value }) => sum + value, 0n)
    for (const { outpoint, value } of coins) {
      const [weight, all] = total === 0n ? [1n, BigInt(coins.length)] : [value, total]
      const part = (leaves * FRACTION * weight + all - 1n) / all
      if (part > (largest.get(outpoint) ?? 0n)) largest.set(outpoint, part)
    }
  }
  return [...largest.values()].reduce((sum, part) => sum + part, 0n) / FRACTION
}

import { RingiError } from '../base/error.js'
import { type Sats, sats } from './amount.js'

declare const brand: unique symbol

/** A fee rate in satoshi per 1000 virtual bytes, so that three decimals of sat/vB are exact. */
export type FeeRate = bigint & { readonly [brand]: 'FeeRate' }

/** A fee rate typed as sat/vB, with at most three decimals. Throws `fee-rate.malformed`. */
export function parseFeeRate(text: string): FeeRate {
  const rate = readSatsPerVbyte(text.trim()) ?? 0n
  if (rate === 0n) throw new RingiError('fee-rate.malformed', { typed: text })
  return rate as FeeRate
}

/** What is written as sat/vB with at most three decimals, in satoshi per 1000 virtual bytes; undefined for any other text. */
export function readSatsPerVbyte(text: string): bigint | undefined {
  const [, whole, fraction = ''] = /^(\d{1,7})(?:\.(\d{1,3}))?$/.exec(text) ?? []
  return whole === undefined ? undefined : BigInt(whole + fraction.padEnd(3, '0'))
}

/** The least fee in satoshi that reaches `rate` at `vsize` virtual bytes. */
export function feeAt(rate: FeeRate, vsize: number): Sats {
  return sats((rate * BigInt(vsize) + 999n) / 1000n)
}

/** A fee rate in sat/vB, exactly, for people and JSON. */
export function inSatsPerVbyte(rate: FeeRate): number {
  return Number(rate) / 1000
}

/** The fee rate of a transaction in sat/vB, rounded to two decimals, for people and JSON. */
export function satsPerVbyte(fee: bigint, vsize: number): number {
  return Math.round((Number(fee) / vsize) * 100) / 100
}

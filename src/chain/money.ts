import { amount, count, facts, text } from '../base/arguments.js'
import { digitsOf } from './amount.js'
import type { OnChain } from './chain.js'

/** What sentences tell of an amount: satoshi, and the decimals and the code of the unit that people count in. */
export interface Money {
  readonly [name: string]: bigint | number | string
  readonly value: bigint
  readonly decimals: number
  readonly unit: string
}

/** The kinds of what a unit is, where several amounts of a sentence are in one. */
export const UNIT = { decimals: count, unit: text }

/** The kind of such an argument. */
export const money = facts({ value: amount, ...UNIT })

/** `value` in satoshi as an argument of a sentence. */
export function moneyOf(value: bigint, { chain: { unit } }: OnChain): Money {
  return { value, decimals: unit.decimals, unit: unit.code }
}

/** `0.50000000 BTC`. */
export function formatMoney({ value, decimals, unit }: Money): string {
  return `${digitsOf(value, decimals)} ${unit}`
}

/** `amount` for people, with its unit: `0.50000000 BTC`. */
export function formatAmount(amount: bigint, network: OnChain): string {
  return formatMoney(moneyOf(amount, network))
}

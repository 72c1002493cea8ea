import { RingiError } from '../base/error.js'
import { moneyOf } from '../chain/money.js'
import type { Candidate } from './candidate.js'
import type { SweepRequest } from './selection.js'
import { inputCountWeight } from './size.js'

/** The refusal of coins worth `available` satoshi where `needed` are needed. */
export function insufficient(needed: bigint, available: bigint, { network }: SweepRequest): RingiError {
  const { decimals, unit } = moneyOf(needed, network)
  return new RingiError('coins.insufficient', { needed, available, decimals, unit })
}

/** How many of `coins` fit into one transaction, the heaviest of them reckoned with. */
export function fitting(
  request: SweepRequest & { readonly changeWeight?: number },
  coins: readonly Candidate[],
): number {
  const { baseWeight, changeWeight = 0 } = request
  const room = request.maxWeight - baseWeight - changeWeight - inputCountWeight(coins.length)
  const heaviest = coins.reduce((most, { weight }) => Math.max(most, weight), 1)
  return Math.max(0, Math.floor(room / heaviest))
}

/**
 * The refusal of so many coins, which nodes would not relay in one transaction; `payable` is what those that fit can pay,
 * in satoshi, where not all of them are to be spent.
 */
export function tooMany(
  request: SweepRequest & { readonly changeWeight?: number },
  coins: readonly Candidate[],
  payable?: bigint,
): RingiError {
  const fitCount = fitting(request, coins)
  const transactionCount = fitCount > 0 ? Math.ceil(coins.length / fitCount) : 0
  const counts = { coinCount: coins.length, fitCount, transactionCount, most: request.maxWeight }
  if (fitCount === 0) return new RingiError('coins.too-many', { why: 'payments', ...counts })
  if (payable === undefined) return new RingiError('coins.too-many', { why: 'all-coins', ...counts })
  const { decimals, unit } = moneyOf(payable, request.network)
  return new RingiError('coins.too-many', { why: 'coins', ...counts, payable, decimals, unit })
}

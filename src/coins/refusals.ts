import { RingiError } from '../base/error.js'
import { formatAmount } from '../chain/amount.js'
import type { Candidate } from './candidate.js'
import type { SweepRequest } from './selection.js'
import { inputCountWeight } from './size.js'

/** The refusal of coins worth `available` satoshi where `needed` are needed. */
export function insufficient(needed: bigint, available: bigint, { network }: SweepRequest): RingiError {
  return new RingiError(
    'coins.insufficient',
    `The coins are worth ${formatAmount(available, network)}, and ${formatAmount(needed, network)} are needed with the fee.`,
    {
      hint: 'Pay less, lower the fee rate, or add coins.',
      details: { needed: needed.toString(), available: available.toString() },
    },
  )
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
  const fits = fitting(request, coins)
  const transactions = fits > 0 ? Math.ceil(coins.length / fits) : 0
  const [message, hint] =
    fits === 0
      ? ['The payments alone are as heavy as a transaction may be.', 'Split them into several proposals.']
      : [
          `${coins.length} coins do not fit into one transaction: at most ${fits} do.`,
          splitting(
            fits,
            transactions,
            payable === undefined ? undefined : formatAmount(payable, request.network),
          ),
        ]
  return new RingiError('coins.too-many', message, {
    hint,
    details: {
      ...{ coinCount: coins.length, fitCount: fits, transactionCount: transactions },
      ...{ most: request.maxWeight, ...(payable === undefined ? {} : { payable: payable.toString() }) },
    },
  })
}

function splitting(fits: number, transactions: number, payable: string | undefined): string {
  if (payable !== undefined)
    return `At most ${payable} can be paid at once: pay the rest in another proposal. Or bring coins together first: --sweep to an address of the vault, with --max-inputs ${fits}.`
  return `Split it into ${transactions} transactions: --max-inputs ${fits} takes the coins worth most (or name so many with --coin); then propose the rest with a snapshot that no longer has them.`
}

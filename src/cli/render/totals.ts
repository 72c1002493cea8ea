import { formatDecimal } from '../../chain/amount.js'
import type { OnChain } from '../../chain/chain.js'
import { formatAmount } from '../../chain/money.js'
import type { Network } from '../../chain/network.js'
import { type Leaving, totalLeaving } from '../../proposal/facts.js'
import type { Content } from './shown.js'
import type { Style } from './style.js'

/** What leaves a vault, in JSON output. */
export function leavingData(leaving: Leaving) {
  const { payments, fee } = leaving
  return { payments: String(payments), fee: String(fee), leaves: String(totalLeaving(leaving)) }
}

/** For people: how many of so many proposals go on, and what leaves with them. */
export function totalRows(
  leaving: Leaving,
  passing: number,
  all: number,
  { network, style: { words, bold } }: { readonly network: Network; readonly style: Style },
): (readonly [string, Content])[] {
  return [
    [words.proposals, `${passing} / ${all}`],
    [words.fee, `${leaving.fee} sats`],
    [words.total, bold(formatAmount(totalLeaving(leaving), network))],
  ]
}

/** An amount in a column of them, with its unit behind it. */
export function alignedAmount(value: bigint, network: OnChain): string {
  return `${formatDecimal(value, network).padStart(18)} ${network.chain.unit.code}`
}

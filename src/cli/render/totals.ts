import { formatBtc } from '../../chain/amount.js'
import type { Content } from './shown.js'
import type { Style } from './style.js'

/** What leaves a vault, in satoshi. */
export interface Leaving {
  readonly payments: bigint
  readonly fee: bigint
}

/** What leaves a vault, in JSON output. */
export function leavingData({ payments, fee }: Leaving) {
  return { payments: String(payments), fee: String(fee), leaves: String(payments + fee) }
}

/** For people: how many of so many proposals go on, and what leaves with them. */
export function totalRows(
  { payments, fee }: Leaving,
  passing: number,
  all: number,
  { words, bold }: Style,
): (readonly [string, Content])[] {
  return [
    [words.proposals, `${passing} / ${all}`],
    [words.fee, `${fee} sats`],
    [words.total, bold(`${formatBtc(payments + fee)} BTC`)],
  ]
}

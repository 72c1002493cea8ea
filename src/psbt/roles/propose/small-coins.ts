import { type Finding, finding } from '../../../base/finding.js'
import { formatOutPoint } from '../../../bitcoin/transaction.js'
import { type FeeRate, feeAt } from '../../../chain/fee-rate.js'
import type { Candidate } from '../../../coins/candidate.js'
import { effectiveValue } from '../../../coins/costs.js'
import type { Labels } from '../../../coins/labels.js'
import { vsizeOf } from '../../../coins/size.js'
import type { OwnCoin } from './own-coins.js'

/** Below this many satoshi a coin is dust, whatever it costs to spend: what strangers send to follow an owner about. */
const DUST = 1_000n

/** By what small coins are told. */
interface SmallCoinContext {
  /** The rate that is asked for, or the long-term rate where the fee is an amount. */
  readonly feeRate: FeeRate
  /** The rate at which the coins can be spent one day. */
  readonly longTermFeeRate: FeeRate
  readonly labels: Labels | undefined
}

/**
 * Of coins that nobody has named, those that are to be spent: not what costs more to spend than it is worth, nor dust that
 * no label explains. What is left out is told.
 */
export function withoutSmallCoins<C extends Candidate & OwnCoin>(
  coins: readonly C[],
  context: SmallCoinContext,
): { readonly coins: readonly C[]; readonly findings: readonly Finding[] } {
  const { feeRate, labels } = context
  const worthwhile = coins.filter(coin => effectiveValue({ feeRate }, coin) > 0n)
  const wanted = worthwhile.filter(coin => !isDust(coin, context) || isLabelled(coin, labels))
  return {
    coins: wanted,
    findings: [
      ...told('utxo.uneconomic', coins.length - worthwhile.length),
      ...told('utxo.dust', worthwhile.length - wanted.length),
    ],
  }
}

function isDust({ value, weight }: Candidate, { longTermFeeRate }: SmallCoinContext): boolean {
  return value < DUST || value < feeAt(longTermFeeRate, vsizeOf(weight))
}

function isLabelled({ utxo, address }: OwnCoin, labels: Labels | undefined): boolean {
  if (utxo.label !== undefined) return true
  const { outPoint } = utxo
  const texts = [
    labels?.text('output', formatOutPoint(outPoint)),
    labels?.text('tx', outPoint.txid),
    labels?.text('addr', address.address),
  ]
  return texts.some(text => text !== undefined)
}

function told(code: 'utxo.uneconomic' | 'utxo.dust', count: number): Finding[] {
  return count === 0 ? [] : [finding('info', code, { count })]
}

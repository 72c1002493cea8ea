import { RingiError } from '../../../base/error.js'
import { type Finding, finding } from '../../../base/finding.js'
import { satsPerVbyte } from '../../../chain/fee-rate.js'
import type { Ancestors } from '../../../coins/ancestors.js'
import type { ReviewFacts } from '../../review/reviewed-psbt.js'

/** A transaction with the unconfirmed ones that it spends from, which miners take together. */
export interface Package {
  readonly vsize: number
  /** Satoshi. */
  readonly fee: bigint
  /** In sat/vB. */
  readonly feeRate: number
}

/** The package of a transaction and its unconfirmed `ancestors`; undefined where it has none. */
export function packageOf(
  ancestors: readonly Ancestors[],
  { vsize, totals: { fee } }: Pick<ReviewFacts, 'vsize' | 'totals'>,
): Package | undefined {
  return ancestors.length === 0 ? undefined : together([...ancestors, { vsize, fee }])
}

/** Throws `child.useless` unless the transaction makes its unconfirmed `ancestors` more worth mining. */
export function requireSpeedUp(
  ancestors: readonly Ancestors[],
  facts: Pick<ReviewFacts, 'vsize' | 'totals'>,
): void {
  const whole = packageOf(ancestors, facts)
  if (whole === undefined)
    throw new RingiError('child.useless', 'The coin is not known to come from an unconfirmed transaction.', {
      hint: 'Take a fresh snapshot: what is confirmed needs no higher fee.',
    })
  const { feeRate } = together(ancestors)
  if (whole.feeRate > feeRate) return
  throw new RingiError('child.useless', `The unconfirmed transaction pays ${feeRate} sat/vB already.`, {
    hint: 'Ask for a higher rate than that.',
  })
}

/**
 * Warns that miners reckon a lower rate than the transaction's own, since its unconfirmed `ancestors` pay less: where the fee
 * was fixed it does not make up for them.
 */
export function tellDragged(
  ancestors: readonly Ancestors[],
  facts: Pick<ReviewFacts, 'vsize' | 'totals'>,
): Finding[] {
  const whole = packageOf(ancestors, facts)
  const own = satsPerVbyte(facts.totals.fee, facts.vsize)
  if (whole === undefined || whole.feeRate >= own) return []
  const what = `The fee is ${own} sat/vB, and with the unconfirmed transactions that it spends from miners reckon ${whole.feeRate} sat/vB.`
  return [finding('warn', 'fee.parent-low', what)]
}

function together(transactions: readonly Pick<Package, 'vsize' | 'fee'>[]): Package {
  const vsize = transactions.reduce((sum, one) => sum + one.vsize, 0)
  const fee = transactions.reduce((sum, one) => sum + one.fee, 0n)
  return { vsize, fee, feeRate: satsPerVbyte(fee, vsize) }
}

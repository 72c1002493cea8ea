import { RingiError } from '../../../base/error.js'
import { type Finding, finding } from '../../../base/finding.js'
import { satsPerVbyte } from '../../../chain/fee-rate.js'
import type { Ancestors } from '../../../coins/ancestors.js'
import type { ReviewFacts } from '../../review/reviewed-psbt.js'

/** A transaction with the unconfirmed ones that it spends from, which miners take together. */
interface Package {
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
  if (whole === undefined) throw new RingiError('child.useless', { why: 'no-parent' })
  const { feeRate } = together(ancestors)
  if (whole.feeRate > feeRate) return
  throw new RingiError('child.useless', { why: 'pays-enough', rate: feeRate })
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
  return [finding('warn', 'fee.parent-low', { rate: own, packageRate: whole.feeRate })]
}

function together(transactions: readonly Pick<Package, 'vsize' | 'fee'>[]): Package {
  const vsize = transactions.reduce((sum, one) => sum + one.vsize, 0)
  const fee = transactions.reduce((sum, one) => sum + one.fee, 0n)
  return { vsize, fee, feeRate: satsPerVbyte(fee, vsize) }
}

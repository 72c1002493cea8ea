import { satsPerVbyte } from '../../bitcoin/fee-rate.js'
import type { Proposal } from '../../psbt/proposal.js'
import type { ReviewedPsbt } from '../../psbt/reviewed-psbt.js'
import { type Content, type Shown, shown } from './shown.js'
import { type Style, table } from './style.js'

/** A transaction with the unconfirmed ones that it spends from, which miners take together. */
interface Package {
  readonly vsize: number
  /** Satoshi. */
  readonly fee: bigint
  readonly feeRate: number
}

/** What choosing the coins came to beside the transaction's own fee, for people. */
export function choiceText(made: Proposal, reviewed: ReviewedPsbt, { words }: Style): Shown {
  const together = packageOf(made, reviewed)
  const { consolidation, ancestors } = made
  const rows: [string, Content][] = []
  if (together !== undefined)
    rows.push([
      words.package,
      `${together.fee} sats  ${together.feeRate} sat/vB  ${words.packageOf(ancestors.length, together.vsize)}`,
    ])
  if (consolidation !== undefined) {
    const { fee, inputCount, feeWithout, inputCountWithout } = consolidation
    rows.push([
      words.consolidates,
      words.consolidation(inputCount, `${fee}`, inputCountWithout, `${feeWithout}`),
    ])
  }
  return rows.length === 0 ? shown`` : shown`${table(rows)}\n`
}

/** The same for JSON. */
export function choiceData(made: Proposal, reviewed: ReviewedPsbt) {
  const together = packageOf(made, reviewed)
  const { consolidation, ancestors } = made
  return {
    package: together
      ? {
          ...together,
          fee: String(together.fee),
          ancestors: ancestors.map(({ txid, vsize, fee, assumed }) => ({
            ...{ txid, vsize, fee: String(fee), feeRate: satsPerVbyte(fee, vsize), assumed },
          })),
        }
      : null,
    consolidation: consolidation
      ? {
          ...consolidation,
          fee: String(consolidation.fee),
          feeWithout: String(consolidation.feeWithout),
          longTermFeeRate: Number(consolidation.longTermFeeRate) / 1000,
        }
      : null,
  }
}

function packageOf({ ancestors }: Proposal, { facts }: ReviewedPsbt): Package | undefined {
  if (ancestors.length === 0) return undefined
  const vsize = ancestors.reduce((sum, one) => sum + one.vsize, facts.vsize)
  const fee = ancestors.reduce((sum, one) => sum + one.fee, facts.totals.fee)
  return { vsize, fee, feeRate: satsPerVbyte(fee, vsize) }
}

import type { ProposedFile } from '../../app/proposals/propose.js'
import { toHex } from '../../base/bytes.js'
import { inSatsPerVbyte, satsPerVbyte } from '../../chain/fee-rate.js'
import { packageOf } from '../../psbt/roles/propose/package.js'
import { type Content, type Shown, shown } from './shown.js'
import { type Style, table } from './style.js'

/** A proposal, its review, and what was typed to be published. */
type MadeProposal = Pick<ProposedFile, 'made' | 'reviewed' | 'published'>

/** What a proposal came to beside what its review shows, for people. */
export function choiceText({ made, reviewed, published }: MadeProposal, { words }: Style): Shown {
  const together = packageOf(made.ancestors, reviewed.facts)
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
  if (published !== undefined)
    rows.push([words.publishes, words.published[published.readAs](published.bytes.length)])
  return rows.length === 0 ? shown`` : shown`${table(rows)}\n`
}

/** The same for JSON. */
export function choiceData({ made, reviewed, published }: MadeProposal) {
  const together = packageOf(made.ancestors, reviewed.facts)
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
    published: published
      ? {
          ...{ hex: toHex(published.bytes), byteCount: published.bytes.length },
          readAs: published.readAs,
        }
      : null,
    consolidation: consolidation
      ? {
          ...consolidation,
          fee: String(consolidation.fee),
          feeWithout: String(consolidation.feeWithout),
          longTermFeeRate: inSatsPerVbyte(consolidation.longTermFeeRate),
        }
      : null,
  }
}

import type { Replacement } from '../../app/proposals/propose.js'
import { inSatsPerVbyte, satsPerVbyte } from '../../chain/fee-rate.js'
import { HANG, type Shown, shown } from './shown.js'
import { type Style, table } from './style.js'

/** It for people: what the other pays, and what this has to pay. */
export function replacementText(replacement: Replacement | undefined, { words }: Style): Shown {
  if (replacement === undefined) return shown``
  const { replaced, least } = replacement
  const paid = `${replaced.fee} sats  ${satsPerVbyte(replaced.fee, replaced.vsize)} sat/vB`
  const rows = [
    [words.replaces, shown`${HANG}${replaced.txid}`],
    ['', words.replacement(paid, `${least.fee} sats  ${inSatsPerVbyte(least.feeRate)} sat/vB`)],
  ] as const
  return shown`${table(rows)}\n`
}

/** It in JSON. */
export function replacementData(replacement: Replacement | undefined) {
  if (replacement === undefined) return { replaces: null }
  const { replaced, least } = replacement
  const { txid, fee, vsize, descendantFees } = replaced
  return {
    replaces: {
      ...{ txid, fee: String(fee), feeRate: satsPerVbyte(fee, vsize), vsize },
      descendantFees: String(descendantFees),
      leastFee: String(least.fee),
      leastFeeRate: inSatsPerVbyte(least.feeRate),
    },
  }
}

import { satsPerVbyte } from '../../bitcoin/fee-rate.js'
import { type Finding, finding } from '../../bitcoin/finding.js'
import { leastReplacementFee } from '../../coins/replacement.js'
import type { History } from '../../log/history.js'
import { firstKnown, signedRivals } from '../replaced.js'
import type { ReviewFacts } from '../reviewed-psbt.js'

type Compared = Pick<ReviewFacts, 'vault' | 'txid' | 'inputs' | 'totals' | 'vsize'>

/** Warns where nodes that have what was signed before would not take this in its place: it pays too little for that. */
export function checkReplacement(proposal: Compared, history: History): Finding[] {
  const { totals, vsize } = proposal
  const { vault, txid, inputs } = proposal
  const coins = inputs.map(({ outPoint }) => outPoint)
  // What was signed after this one was known is meant to take its place.
  const first = firstKnown(txid, history)
  const refused = signedRivals({ vault, txid, coins }, history)
    .filter(({ time }) => time <= first)
    .map(one => ({ ...one, least: leastReplacementFee(one, vsize) }))
    .filter(({ least }) => totals.fee < least)
    .sort((a, b) => Number(b.least - a.least))
  return refused.slice(0, 1).map(({ txid: other, fee, vsize: size, least }) => {
    const paid = `It pays ${totals.fee} sats, ${satsPerVbyte(totals.fee, vsize)} sat/vB`
    const before = `${other}, which spends the same coins and pays ${fee} sats, ${satsPerVbyte(fee, size)} sat/vB`
    const told = `${paid}: nodes that have ${before}, take nothing in its place below ${least} sats.`
    return finding('warn', 'fee.replacement-low', told)
  })
}

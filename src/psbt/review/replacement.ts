import { type Finding, finding } from '../../base/finding.js'
import { satsPerVbyte } from '../../chain/fee-rate.js'
import { leastReplacementFee } from '../../coins/replacement.js'
import type { History } from '../../log/history.js'
import { firstKnown, signedRivals } from './replaced.js'
import type { ReviewFacts } from './reviewed-psbt.js'

type FeeFacts = Pick<ReviewFacts, 'vault' | 'txid' | 'inputs' | 'totals' | 'vsize'>

/** Warns where nodes that have what was signed before would not take this in its place: it pays too little for that. */
export function checkReplacement(proposal: FeeFacts, history: History): Finding[] {
  const { vault, txid, inputs, totals, vsize } = proposal
  if (!vault.network.relay.replaces) return []
  const coins = inputs.map(({ outPoint }) => outPoint)
  const rivals = signedRivals({ vault, txid, coins }, history)
  if (rivals.length === 0) return []
  // What came up after this one is meant to take its place, and not the other way round.
  const first = firstKnown(txid, history)
  const refused = rivals
    .filter(one => firstKnown(one.txid, history) <= first)
    .map(one => ({ ...one, least: leastReplacementFee(one, vsize, vault.network) }))
    .filter(({ least }) => totals.fee < least)
    .sort((a, b) => Number(b.least - a.least))
  return refused.slice(0, 1).map(({ txid: other, fee, vsize: size, least }) => {
    return finding('warn', 'fee.replacement-low', {
      ...{ why: 'rival', fee: totals.fee, rate: satsPerVbyte(totals.fee, vsize), leastFee: least },
      ...{ replaced: other, replacedFee: fee, replacedRate: satsPerVbyte(fee, size) },
    })
  })
}

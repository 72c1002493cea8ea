import { type Finding, finding } from '../../../base/finding.js'
import type { Sats } from '../../../chain/amount.js'
import type { FeeRate } from '../../../chain/fee-rate.js'
import { inSatsPerVbyte } from '../../../chain/fee-rate.js'
import type { AskedFee, Selection } from '../../../coins/selection.js'

/** What bringing small coins together costs now. */
export interface Consolidation {
  /** With it. */
  readonly fee: Sats
  readonly inputCount: number
  /** Of the cheapest choice, which was not taken. */
  readonly feeWithout: Sats
  readonly inputCountWithout: number
  /** The rate at which the coins could be spent one day instead. */
  readonly longTermFeeRate: FeeRate
}

/** Both figures, and whether it was worth it: coins that stay can be spent one day at the long-term rate. */
export function tellConsolidation(
  asked: Selection,
  cheapest: Selection,
  { fee: { feeRate }, longTermFeeRate }: { readonly fee: AskedFee; readonly longTermFeeRate: FeeRate },
): { readonly consolidation: Consolidation; readonly findings: readonly Finding[] } {
  const consolidation = {
    ...{ fee: asked.fee, inputCount: asked.chosen.length },
    ...{ feeWithout: cheapest.fee, inputCountWithout: cheapest.chosen.length, longTermFeeRate },
  }
  const isDear = feeRate !== undefined && feeRate > longTermFeeRate
  if (asked.chosen.length <= cheapest.chosen.length) {
    return { consolidation, findings: [finding('info', 'coins.consolidation', { why: 'no-more' })] }
  }
  if (!isDear) return { consolidation, findings: [] }
  const rates = { rate: inSatsPerVbyte(feeRate), longTermRate: inSatsPerVbyte(longTermFeeRate) }
  return { consolidation, findings: [finding('warn', 'coins.consolidation', { why: 'dear', ...rates })] }
}

import { RingiError } from '../base/error.js'
import { sats } from '../chain/amount.js'
import { byOutPoint, type Candidate, type CandidateTotals, totalsOf } from './candidate.js'
import {
  askedFee,
  changelessSurplus,
  changelessWeight,
  changeOf,
  isLight,
  weightWithChange,
} from './costs.js'
import { insufficient, tooMany } from './refusals.js'
import type { Selection, SelectionRequest, Sweep, SweepRequest } from './selection.js'

/**
 * Pays with all of `candidates` and no other: for coins that a person has named. What is left over is change; where that
 * would be dust it goes to the fee, and `surplus` says how much.
 * Throws `coins.none`, `coins.insufficient`, `coins.too-many`, `utxos.duplicate`.
 */
export function spendAll<C extends Candidate>(
  candidates: readonly C[],
  request: SelectionRequest,
): Selection<C> {
  const { chosen, totals } = allOf(candidates)
  const hasChange =
    changelessSurplus(request, totals) === undefined && changeOf(request, totals) >= request.changeDust
  const weight = hasChange ? weightWithChange(request, totals) : changelessWeight(request, totals)
  const fee = askedFee(request, weight) + totals.shortfall
  const left = totals.value - request.target - fee
  if (left < 0n) throw insufficient(request.target + fee, totals.value, request)
  if (!isLight(request, weight)) throw tooMany(request, chosen)
  const [change, surplus] = hasChange ? [left, 0n] : [0n, left]
  return { chosen, fee: sats(fee + surplus), change: sats(change), surplus: sats(surplus) }
}

/**
 * All of `candidates`, whole, to the one output that `request.baseWeight` counts.
 * Throws `coins.none`, `coins.insufficient`, `coins.too-many`, `utxos.duplicate`.
 */
export function sweep<C extends Candidate>(candidates: readonly C[], request: SweepRequest): Sweep<C> {
  const { chosen, totals } = allOf(candidates)
  const weight = changelessWeight(request, totals)
  const fee = askedFee(request, weight) + totals.shortfall
  if (totals.value <= fee) throw insufficient(fee, totals.value, request)
  if (!isLight(request, weight)) throw tooMany(request, chosen)
  return { chosen, fee: sats(fee), amount: sats(totals.value - fee) }
}

function allOf<C extends Candidate>(candidates: readonly C[]): { chosen: C[]; totals: CandidateTotals } {
  if (candidates.length > 0) return { chosen: byOutPoint(candidates), totals: totalsOf(candidates) }
  throw new RingiError('coins.none', { why: 'nothing' })
}

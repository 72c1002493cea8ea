import type { Sats } from '../chain/amount.js'
import type { OnChain } from '../chain/chain.js'
import type { FeeRate } from '../chain/fee-rate.js'
import type { Candidate } from './candidate.js'

/** The fee as it was asked for: a rate, or what the whole transaction shall cost. */
export type AskedFee =
  | { readonly feeRate: FeeRate; readonly absoluteFee?: undefined }
  | { readonly absoluteFee: Sats; readonly feeRate?: undefined }

/** What a transaction has to keep to that pays everything to one address. */
export type SweepRequest = AskedFee & {
  /** In whose unit a refusal tells amounts. */
  readonly network: OnChain
  /** Weight units of the transaction without inputs and change (`baseWeight`). */
  readonly baseWeight: number
  /** Weight units that the transaction must not exceed. */
  readonly maxWeight: number
}

/** What a selection has to reach and to keep to. */
export type SelectionRequest = SweepRequest & {
  /** The sum of the payments. */
  readonly target: Sats
  /** Weight units that a change output adds. */
  readonly changeWeight: number
  /** Weight units of the input that will spend the change one day. */
  readonly changeSpendWeight: number
  /** The least change (`Network.relay`): what is below it goes to the fee. */
  readonly changeDust: Sats
  /** The rate at which the change will be spent one day. */
  readonly longTermFeeRate: FeeRate
}

/** Coins that pay for everything: together they are worth target + fee + change. */
export interface Selection<C extends Candidate = Candidate> {
  /** By outpoint. */
  readonly chosen: readonly C[]
  readonly fee: Sats
  /** 0 where there is no change output. */
  readonly change: Sats
  /** The part of the fee above what was asked for: what was left over and could not be change. */
  readonly surplus: Sats
}

/** Coins that are spent whole to one address: together they are worth amount + fee. */
export interface Sweep<C extends Candidate = Candidate> {
  /** By outpoint. */
  readonly chosen: readonly C[]
  readonly fee: Sats
  readonly amount: Sats
}

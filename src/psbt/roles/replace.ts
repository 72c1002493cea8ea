import { RingiError } from '../../base/error.js'
import { type Sats, typedAmount } from '../../chain/amount.js'
import { type FeeRate, inSatsPerVbyte, satsPerVbyte } from '../../chain/fee-rate.js'
import type { Network } from '../../chain/network.js'
import { leastReplacementFee, type Replaced, rateFor } from '../../coins/replacement.js'
import type { AskedFee } from '../../coins/selection.js'
import type { Vault } from '../../vault/vault.js'
import type { Psbt } from '../codec/psbt.js'
import { longestVsize } from '../review/replaced.js'
import type { Proposal } from './proposal.js'

/** What nodes ask of a proposal that is to take the place of others. */
export interface LeastFee {
  readonly fee: Sats
  /** The same as a rate that can be asked for. */
  readonly feeRate: FeeRate
}

/** The least fee with which nodes take `psbt` in the place of any of `rivals`, of which there is one at least. */
export function leastFeeOf(psbt: Psbt, vault: Vault, rivals: readonly Replaced[]): LeastFee {
  const vsize = longestVsize(psbt, vault)
  const fee = highest(rivals.map(one => leastReplacementFee(one, vsize, vault.network)))
  return { fee, feeRate: rateFor(fee, vsize) }
}

function highest(fees: readonly Sats[]): Sats {
  return fees.reduce((most, one) => (one > most ? one : most))
}

/** How often a fee is raised because the coins that pay it make the transaction larger. */
const MOST_ROUNDS = 20

/** Makes a proposal that pays no more than nodes ask of one in the place of `rivals`. Throws what `make` throws. */
export function withLeastFee(
  make: (fee: AskedFee) => Proposal,
  vault: Vault,
  rivals: readonly Replaced[],
): Proposal {
  let asked = highest(rivals.map(one => leastReplacementFee(one, one.vsize, vault.network)))
  for (let round = 1; ; round++) {
    const made = make({ absoluteFee: asked })
    const { fee } = leastFeeOf(made.psbt, vault, rivals)
    if (fee <= asked || round === MOST_ROUNDS) return made
    asked = fee
  }
}

/** Refuses a proposal that pays `fee` satoshi where nodes ask for more. Throws `fee.replacement-low`. */
export function requireLeastFee(
  fee: bigint,
  vsize: number,
  { replaced, least }: { readonly replaced: Replaced; readonly least: LeastFee },
  network: Network,
): void {
  if (fee >= least.fee) return
  throw new RingiError('fee.replacement-low', {
    ...{ why: 'asked', fee, rate: satsPerVbyte(fee, vsize) },
    ...{ leastFee: least.fee, leastFeeRate: inSatsPerVbyte(least.feeRate) },
    ...(network.chain.unit.isTypedInSmallest ? {} : { typed: typedAmount(least.fee, network) }),
    ...{ replaced: replaced.txid, replacedFee: replaced.fee },
    replacedRate: satsPerVbyte(replaced.fee, replaced.vsize),
  })
}

import type { Finding } from '../../../base/finding.js'
import { type Sats, sats, sumSats } from '../../../chain/amount.js'
import type { FeeRate } from '../../../chain/fee-rate.js'
import type { Network } from '../../../chain/network.js'
import { shortfallAt } from '../../../coins/ancestors.js'
import { type Candidate, totalsOf } from '../../../coins/candidate.js'
import { askedFee, changelessWeight } from '../../../coins/costs.js'
import type { Labels } from '../../../coins/labels.js'
import type { Payment } from '../../../coins/payment.js'
import { consolidateCoins, selectCoins } from '../../../coins/select-coins.js'
import type { AskedFee, SelectionRequest } from '../../../coins/selection.js'
import { baseWeight, inputCountWeight, inputWeight } from '../../../coins/size.js'
import { spendAll, sweep } from '../../../coins/spend-all.js'
import type { Vault, VaultAddress } from '../../../vault/vault.js'
import { type Consolidation, tellConsolidation } from './consolidation.js'
import type { Destination } from './destination.js'
import type { OwnCoin } from './own-coins.js'
import { withPassedOver } from './passed-over.js'
import { withoutSmallCoins } from './small-coins.js'

/** Coins, payments and change of a proposal: what goes in is what comes out and the fee. */
export interface Choice {
  readonly coins: readonly OwnCoin[]
  /** Who is paid, and what is published behind them. */
  readonly payments: readonly Paid[]
  /** 0 where there is no change output. */
  readonly change: Sats
  /** The part of the fee above what was asked that could not be change. */
  readonly surplus: Sats
  /** What bringing small coins together costs, where that was asked for. */
  readonly consolidation?: Consolidation | undefined
  readonly findings: readonly Finding[]
}

/** An output that is no change. */
type Paid = Omit<Payment, 'address'>

/** What choosing needs beside the coins. */
export interface ChoiceContext {
  readonly vault: Vault
  readonly fee: AskedFee
  readonly destination: Destination
  /** Where change would go. */
  readonly changeAddress: VaultAddress
  /** Whether the coins were named, so that all of them have to be spent. */
  readonly explicit: boolean
  /** Coins that may be added to named ones where those do not suffice. */
  readonly spare?: readonly OwnCoin[]
  /** The rate at which change and coins that stay will be spent one day. */
  readonly longTermFeeRate: FeeRate
  /** Whether small coins are to be brought together. */
  readonly consolidate: boolean
  /** The outputs that publish data. */
  readonly data: readonly Paid[]
  /** The most coins to spend, where that is less than fit. */
  readonly maxInputs?: number | undefined
  /** The wallet's labels, which tell dust from small coins. */
  readonly labels?: Labels | undefined
}

type OwnCandidate = OwnCoin & Candidate

/** Chooses coins and works out fee and change. Throws `coins.insufficient`, `coins.too-many`, `amount.out-of-range`. */
export function choose(coins: readonly OwnCoin[], context: ChoiceContext): Choice {
  const { destination, explicit, fee, longTermFeeRate, labels, data } = context
  const candidates = coins.map(coin => candidateOf(coin, context))
  const { coins: worthwhile, findings } = explicit
    ? { coins: candidates, findings: [] }
    : withoutSmallCoins(candidates, { feeRate: fee.feeRate ?? longTermFeeRate, longTermFeeRate, labels })
  const { payments } = destination
  const choice = withPassedOver(findings, () =>
    payments === undefined ? sweepAll(worthwhile, context) : pay(worthwhile, [...payments, ...data], context),
  )
  return { ...choice, findings: [...findings, ...choice.findings] }
}

function candidateOf(coin: OwnCoin, { vault, fee }: ChoiceContext): OwnCandidate {
  const { utxo, address, ancestors } = coin
  return {
    ...coin,
    outPoint: utxo.outPoint,
    value: utxo.value,
    weight: spendingWeight(vault, address),
    // A fee that is fixed pays for nobody else.
    parent: ancestors && fee.feeRate && shortfallAt(fee.feeRate, ancestors),
  }
}

function spendingWeight({ scriptType, primary }: Vault, { lock }: VaultAddress): number {
  return inputWeight(lock.expected(primary, 'longest'), scriptType.segwit)
}

/** Everything goes to one address: that of the sweep, or back to the vault. */
function sweepAll(candidates: readonly OwnCandidate[], context: ChoiceContext): Choice {
  const { vault, destination, changeAddress, data, maxInputs = candidates.length } = context
  const script = destination.sweep?.script ?? changeAddress.lock.scriptPubKey
  const largest = candidates.toSorted((a, b) => Number(b.value - a.value)).slice(0, maxInputs)
  const { chosen, amount } = sweep(largest, {
    ...context.fee,
    baseWeight: baseWeight([script, ...data.map(one => one.script)], vault.scriptType.segwit),
    network: vault.network,
    maxWeight: vault.network.relay.mostWeight,
  })
  const none = { coins: chosen, payments: data, change: sats(0n), surplus: sats(0n), findings: [] }
  return destination.sweep === undefined
    ? { ...none, change: amount }
    : { ...none, payments: [{ script, amount }, ...data] }
}

function pay(candidates: readonly OwnCandidate[], payments: readonly Paid[], context: ChoiceContext): Choice {
  const request = selectionRequest(payments, context)
  if (context.explicit) {
    const { chosen, change, surplus } = spendAll(
      [...candidates, ...added(candidates, request, context)],
      request,
    )
    return { coins: chosen, payments, change, surplus, findings: [] }
  }
  const cheapest = selectCoins(candidates, request)
  const asked = context.consolidate ? consolidateCoins(candidates, request) : cheapest
  const { chosen, change, surplus } = asked
  return {
    ...{ coins: chosen, payments, change, surplus },
    ...(context.consolidate ? tellConsolidation(asked, cheapest, context) : { findings: [] }),
  }
}

/** The spare coins that it takes beside `candidates`, all of which are spent: none where those suffice. */
function added(
  candidates: readonly OwnCandidate[],
  request: SelectionRequest,
  context: ChoiceContext,
): readonly OwnCandidate[] {
  const { spare = [] } = context
  const totals = totalsOf(candidates)
  const baseWeight = changelessWeight(request, totals)
  const paid = totals.value - totals.shortfall
  if (paid >= request.target + askedFee(request, baseWeight) || spare.length === 0) return []
  const target = sats(paid < request.target ? request.target - paid : 0n)
  const others = spare.map(coin => candidateOf(coin, context))
  return selectCoins(others, { ...request, target, baseWeight }).chosen
}

/** The least that change has to be: what nodes relay, and what the chain's wallets leave to the fee. */
function leastChange(script: Uint8Array, { relay }: Network): Sats {
  const dust = relay.dust(script)
  return dust > relay.leastChange ? dust : relay.leastChange
}

function selectionRequest(payments: readonly Paid[], context: ChoiceContext): SelectionRequest {
  const { vault, fee, changeAddress, longTermFeeRate, maxInputs } = context
  const { segwit } = vault.scriptType
  const { mostWeight } = vault.network.relay
  const scripts = payments.map(({ script }) => script)
  const { scriptPubKey } = changeAddress.lock
  const bare = baseWeight(scripts, segwit)
  const changeWeight = baseWeight([...scripts, scriptPubKey], segwit) - bare
  const changeSpendWeight = spendingWeight(vault, changeAddress)
  const most = maxInputs && bare + changeWeight + inputCountWeight(maxInputs) + maxInputs * changeSpendWeight
  return {
    ...fee,
    ...{
      target: sumSats(
        payments.map(({ amount }) => amount),
        vault.network,
      ),
      baseWeight: bare,
      changeWeight,
    },
    ...{ changeSpendWeight, changeDust: leastChange(scriptPubKey, vault.network), longTermFeeRate },
    network: vault.network,
    maxWeight: Math.min(most ?? mostWeight, mostWeight),
  }
}

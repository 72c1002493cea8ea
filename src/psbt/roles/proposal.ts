import { RingiError } from '../../base/error.js'
import { type Finding, finding } from '../../base/finding.js'
import { publishingScript } from '../../bitcoin/published-data.js'
import {
  LOCKTIME_THRESHOLD,
  type OutPoint,
  SEQUENCE_LOCKTIME,
  SEQUENCE_RBF,
} from '../../bitcoin/transaction.js'
import { sats } from '../../chain/amount.js'
import { type FeeRate, inSatsPerVbyte } from '../../chain/fee-rate.js'
import type { Network } from '../../chain/network.js'
import type { Ancestors } from '../../coins/ancestors.js'
import type { Labels } from '../../coins/labels.js'
import { proveCoins } from '../../coins/prove-coin.js'
import type { AskedFee } from '../../coins/selection.js'
import type { Utxo } from '../../coins/utxo.js'
import type { History } from '../../log/history.js'
import type { Notes } from '../../proposal/notes.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import type { Psbt } from '../codec/psbt.js'
import { noteFields } from '../notes.js'
import { createPsbt } from './creator.js'
import { freshChangeIndex, placeChange } from './propose/change.js'
import { checkDestination } from './propose/check-destination.js'
import { type Choice, choose } from './propose/choose.js'
import type { Consolidation } from './propose/consolidation.js'
import type { Destination } from './propose/destination.js'
import { type OwnCoin, ownCoins } from './propose/own-coins.js'
import { withPassedOver } from './propose/passed-over.js'
import { describeInput, describeVault } from './updater.js'

/** What a proposal may be told beside coins, payments and fee. */
export interface ProposalOptions {
  /** Spend exactly these. */
  readonly coins?: readonly OutPoint[]
  /** Whether confirmed coins may be added to `coins` where those do not suffice. */
  readonly mayAddCoins?: boolean
  /** Where change goes; the index behind all that are known to be used on the change branch unless said otherwise. */
  readonly changeIndex?: number
  /** What was signed before: change does not go where it has gone. */
  readonly history?: History | undefined
  /** The height of the chain, to keep miners from redoing blocks for the fee (nLockTime). */
  readonly height?: number
  readonly notes?: Notes
  readonly psbtVersion?: 0 | 2
  readonly allowUnconfirmed?: boolean
  /** Whether the payments' labels travel with the proposal; true unless said otherwise. */
  readonly labels?: boolean
  /** The wallet's labels: coins that they say are not to be spent are passed over, and refused where they are named. */
  readonly coinLabels?: Labels
  /** The rate at which change and coins that stay will be spent one day; what is usual on the network unless said otherwise. */
  readonly longTermFeeRate?: FeeRate
  /** Whether small coins are brought together, whatever that costs now. */
  readonly consolidate?: boolean
  /** What an output publishes (OP_RETURN), at most 80 bytes. */
  readonly published?: Uint8Array
  /** The most coins to spend, where that is less than fit into a standard transaction. */
  readonly maxInputs?: number
}

/** The coins that a proposal may spend: what snapshots claim, and whole previous transactions by txid to prove it. */
export interface Funds {
  readonly utxos: readonly Utxo[]
  readonly previous: ReadonlyMap<string, Uint8Array>
}

/** A proposal, and what was noticed while it was made. */
export interface Proposal {
  readonly psbt: Psbt
  readonly change: VaultAddress | undefined
  /** What bringing small coins together costs, where that was asked for. */
  readonly consolidation: Consolidation | undefined
  /** The unconfirmed transactions that the coins come from. */
  readonly ancestors: readonly Ancestors[]
  readonly findings: readonly Finding[]
}

/**
 * Proposes a payment (Creator and Updater of BIP 174): chooses coins, proves each by its whole previous transaction,
 * sends change to the vault, and tells every signer what it needs. The finished transaction pays at least the rate asked
 * for and at most 2% more. Throws `payment.none`, `output.dust`, `coins.*`, `utxo.*`, `utxos.*`, `locktime.height`,
 * `memo.too-long`, `published-data.too-long`, `vault.index-range`, `amount.out-of-range`.
 */
export function propose(
  vault: Vault,
  funds: Funds,
  destination: Destination,
  fee: AskedFee,
  options: ProposalOptions = {},
): Proposal {
  const repeated = checkDestination(destination, vault.network)
  const locktime = checkHeight(options.height ?? 0)
  const { coins = [], allowUnconfirmed = false, height, coinLabels: labels } = options
  const { previous } = funds
  const own = ownCoins(vault, funds.utxos, { explicit: coins, allowUnconfirmed, previous, height, labels })
  const changeAddress = vault.addressAt(
    1,
    options.changeIndex ?? nextChangeIndex(vault, own.known, options.history),
  )
  const {
    longTermFeeRate = vault.network.fees.longTermRate,
    consolidate = false,
    maxInputs,
    published,
  } = options
  const data = published === undefined ? [] : [{ script: publishingScript(published), amount: sats(0n) }]
  const choice = withPassedOver(own.findings, () =>
    choose(own.coins, {
      ...{ vault, fee, destination, changeAddress, explicit: coins.length > 0 },
      ...{ longTermFeeRate, consolidate, maxInputs, labels, data },
      spare: options.mayAddCoins === true ? own.spare : [],
    }),
  )
  const change = choice.change > 0n ? changeAddress : undefined
  const outputs = placeChange(choice, change, options.labels ?? true)
  const bare = createPsbt({
    psbtVersion: options.psbtVersion ?? 0,
    inputs: choice.coins.map(({ utxo }) => utxo.outPoint),
    outputs,
    locktime,
    sequence: vault.network.relay.replaces ? SEQUENCE_RBF : SEQUENCE_LOCKTIME,
  })
  const psbt = describeVault(
    {
      ...bare,
      fields: noteFields(options.notes ?? {}),
      inputs: describeCoins(bare, choice.coins, funds.previous),
      outputs,
    },
    vault,
  )
  const ancestors = behind(choice.coins)
  return {
    ...{ psbt, change, ancestors, consolidation: choice.consolidation },
    findings: [
      ...repeated,
      ...own.findings,
      ...choice.findings,
      ...tellSurplus(choice),
      ...tellAssumed(ancestors, vault.network),
    ],
  }
}

/** The unconfirmed transactions behind `coins`, each once. */
function behind(coins: readonly OwnCoin[]): Ancestors[] {
  const byTxid = new Map(coins.flatMap(({ ancestors }) => (ancestors ? [[ancestors.txid, ancestors]] : [])))
  return [...byTxid.values()]
}

function tellAssumed(ancestors: readonly Ancestors[], { relay }: Network): Finding[] {
  const rate = inSatsPerVbyte(relay.assumedRate)
  return ancestors.flatMap(({ txid, vsize, fee, assumed, incomplete }) => [
    ...(assumed ? [finding('warn', 'fee.parent-unknown', { why: 'fee', txid, fee, rate, vsize })] : []),
    ...(incomplete ? [finding('warn', 'fee.parent-unknown', { why: 'parents', txid })] : []),
  ])
}

function checkHeight(height: number): number {
  if (Number.isInteger(height) && height >= 0 && height < LOCKTIME_THRESHOLD) return height
  throw new RingiError('locktime.height', { height })
}

function nextChangeIndex(vault: Vault, coins: readonly OwnCoin[], history: History | undefined): number {
  const seen = coins.reduce(
    (next, { address }) => (address.branch === 1 ? Math.max(next, address.index + 1) : next),
    0,
  )
  return history === undefined ? seen : freshChangeIndex(seen, vault, history)
}

function describeCoins(
  bare: Psbt,
  coins: readonly OwnCoin[],
  previous: ReadonlyMap<string, Uint8Array>,
): Psbt['inputs'] {
  const proven = proveCoins(
    coins.map(({ utxo }) => utxo),
    previous,
  )
  return bare.inputs.map((input, i) => {
    const { value, script } = proven[i] as (typeof proven)[number]
    const previousTransaction = previous.get(input.txid) as Uint8Array
    const { address } = coins[i] as OwnCoin
    return describeInput(input, address, { previousTransaction, output: { value, script } })
  })
}

function tellSurplus({ surplus }: Choice): Finding[] {
  if (surplus === 0n) return []
  return [finding('info', 'fee.surplus', { surplus })]
}

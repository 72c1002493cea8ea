import { RingiError } from '../bitcoin/error.js'
import { type Finding, finding } from '../bitcoin/finding.js'
import { sha256 } from '../bitcoin/hash.js'
import {
  encodeOutPoint,
  encodeOutput,
  type OutPoint,
  type TransactionOutput,
} from '../bitcoin/transaction.js'
import { dustLimit } from '../coins/dust.js'
import type { Payment } from '../coins/payment.js'
import { proveCoins } from '../coins/prove-coin.js'
import type { AskedFee } from '../coins/selection.js'
import type { Utxo } from '../coins/utxo.js'
import type { Vault, VaultAddress } from '../vault/vault.js'
import { createPsbt } from './creator.js'
import { labelField, type Notes, noteFields } from './notes.js'
import { type Choice, choose } from './propose/choose.js'
import { type OwnCoin, ownCoins } from './propose/own-coins.js'
import type { Psbt, PsbtOutput } from './psbt.js'
import { describeCosigners, describeInput, describeOutput } from './updater.js'

/** Who is to be paid: these amounts, or everything that there is to one address. */
export type Destination =
  | { readonly payments: readonly Payment[]; readonly sweep?: undefined }
  | {
      readonly sweep: { readonly address: string; readonly script: Uint8Array }
      readonly payments?: undefined
    }

/** What a proposal may be told beside coins, payments and fee. */
export interface ProposalOptions {
  /** Spend exactly these. */
  readonly coins?: readonly OutPoint[]
  /** Where change goes; the index behind the highest one seen on the change branch unless said otherwise. */
  readonly changeIndex?: number
  /** The height of the chain, to keep miners from redoing blocks for the fee (nLockTime). */
  readonly height?: number
  readonly notes?: Notes
  readonly psbtVersion?: 0 | 2
  readonly allowUnconfirmed?: boolean
  /** Whether the payments' labels travel with the proposal; true unless said otherwise. */
  readonly labels?: boolean
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
  readonly findings: readonly Finding[]
}

/** Block heights stay below this (BIP 65). */
const LOCKTIME_THRESHOLD = 500_000_000

/**
 * Proposes a payment (Creator and Updater of BIP 174): chooses coins, proves each by its whole previous transaction,
 * sends change to the vault, and tells every signer what it needs. The finished transaction pays at least the rate asked
 * for and at most 2% more. Throws `payment.none`, `output.dust`, `coins.*`, `utxo.*`, `utxos.*`, `locktime.height`,
 * `memo.too-long`, `vault.index-range`, `amount.out-of-range`.
 */
export function propose(
  vault: Vault,
  funds: Funds,
  destination: Destination,
  fee: AskedFee,
  options: ProposalOptions = {},
): Proposal {
  checkPayments(destination)
  const locktime = checkHeight(options.height ?? 0)
  const { coins = [], allowUnconfirmed = false } = options
  const own = ownCoins(vault, funds.utxos, { explicit: coins, allowUnconfirmed, previous: funds.previous })
  const changeAddress = vault.addressAt(1, options.changeIndex ?? nextChangeIndex(own.known))
  const choice = choose(own.coins, { vault, fee, destination, changeAddress, explicit: coins.length > 0 })
  const change = choice.change > 0n ? changeAddress : undefined
  const outputs = placeChange(vault, options.labels === false ? withoutLabels(choice) : choice, change)
  const bare = createPsbt({
    psbtVersion: options.psbtVersion ?? 0,
    inputs: choice.coins.map(({ utxo }) => utxo.outPoint),
    outputs,
    locktime,
  })
  const psbt = describeCosigners(
    {
      ...bare,
      fields: noteFields(options.notes ?? {}),
      inputs: describeCoins(bare, vault, choice.coins, funds.previous),
      outputs,
    },
    vault,
  )
  return { psbt, change, findings: [...own.findings, ...tellSurplus(choice)] }
}

function checkPayments({ payments }: Destination): void {
  if (payments?.length === 0) throw new RingiError('payment.none', 'There is nobody to pay.')
  for (const { address, script, amount } of payments ?? []) {
    if (amount >= dustLimit(script)) continue
    throw new RingiError(
      'output.dust',
      `${amount} sats to ${address} are dust: nodes do not relay such an output.`,
      {
        hint: `The least amount for this address is ${dustLimit(script)} sats.`,
        details: { address, amount: amount.toString() },
      },
    )
  }
}

function checkHeight(height: number): number {
  if (Number.isInteger(height) && height >= 0 && height < LOCKTIME_THRESHOLD) return height
  throw new RingiError('locktime.height', `${height} is no block height.`)
}

function nextChangeIndex(coins: readonly OwnCoin[]): number {
  return coins.reduce(
    (next, { address }) => (address.branch === 1 ? Math.max(next, address.index + 1) : next),
    0,
  )
}

function describeCoins(
  bare: Psbt,
  vault: Vault,
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
    return describeInput(input, vault, address, { previousTransaction, output: { value, script } })
  })
}

/** The outputs with the change among them, at a place that its position does not give away. */
function placeChange(
  vault: Vault,
  { coins, payments, change }: Choice,
  to: VaultAddress | undefined,
): PsbtOutput[] {
  const outputs: PsbtOutput[] = payments.map(({ script, amount, label }) => ({
    value: amount,
    script,
    fields: label === undefined ? [] : [labelField(label)],
  }))
  if (to === undefined) return outputs
  const bare = { value: change, script: to.scripts.scriptPubKey, fields: [] }
  const at = scatter(coins, outputs) % (outputs.length + 1)
  return outputs.toSpliced(at, 0, describeOutput(bare, vault, to))
}

// From the content instead of chance: the same request always gives the same proposal.
function scatter(coins: readonly OwnCoin[], outputs: readonly TransactionOutput[]): number {
  const digest = sha256(
    ...coins.map(({ utxo }) => encodeOutPoint(utxo.outPoint)),
    ...outputs.map(encodeOutput),
  )
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0)
}

function withoutLabels(choice: Choice): Choice {
  return { ...choice, payments: choice.payments.map(({ script, amount }) => ({ script, amount })) }
}

function tellSurplus({ surplus }: Choice): Finding[] {
  if (surplus === 0n) return []
  return [finding('info', 'fee.surplus', `${surplus} sats that were too few for change go to the fee.`)]
}

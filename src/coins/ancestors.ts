import { PreviousTransaction } from '../bitcoin/previous-transaction.js'
import { decodeTransaction, type Transaction, transactionSize } from '../bitcoin/transaction.js'
import { type Sats, sats } from '../chain/amount.js'
import { type FeeRate, feeAt } from '../chain/fee-rate.js'
import type { Network } from '../chain/network.js'
import type { UnpaidParent } from './candidate.js'
import type { Utxo } from './utxo.js'

/** The unconfirmed transactions that a coin comes from: they are mined before what spends it, or with it. */
export interface Ancestors {
  /** The transaction that made the coin, which is the last of them. */
  readonly txid: string
  /** Virtual bytes of all of them. */
  readonly vsize: number
  /** What all of them pay. */
  readonly fee: Sats
  /** Whether the fee is told by nothing that was given, and taken to be at the rate that the network's row assumes. */
  readonly assumed: boolean
  /** Whether there are more of them, of which nothing is known. */
  readonly incomplete: boolean
}

/**
 * The ancestors of `utxo`; undefined where it is not known to be unconfirmed. What the snapshot says of them (Bitcoin
 * Core's `ancestorsize` and `ancestorfees`) counts, since it knows them all; else the transaction that made the coin, with
 * the fee that the whole transactions before it show. `previous` holds raw bytes by txid.
 */
export function ancestorsOf(
  utxo: Utxo,
  previous: ReadonlyMap<string, Uint8Array>,
  { relay }: Network,
): Ancestors | undefined {
  if (utxo.confirmations !== 0) return undefined
  const { txid } = utxo.outPoint
  if (utxo.ancestors !== undefined) return { txid, ...utxo.ancestors, assumed: false, incomplete: false }
  const bytes = previous.get(txid)
  // Without it the coin is not proven, and refused for that where it is spent.
  if (bytes === undefined) return undefined
  const transaction = decodeTransaction(bytes)
  const { vsize } = transactionSize(transaction)
  const fee = feeOf(transaction, previous)
  return {
    ...{ txid, vsize, fee: fee ?? feeAt(relay.assumedRate, vsize), assumed: fee === undefined },
    incomplete: utxo.unconfirmedParents ?? false,
  }
}

/** What `ancestors` lack at `rate`, which a child has to pay beside its own fee. */
export function shortfallAt(rate: FeeRate, { txid, vsize, fee }: Ancestors): UnpaidParent {
  const lacking = feeAt(rate, vsize) - fee
  return { txid, shortfall: sats(lacking > 0n ? lacking : 0n) }
}

/** Undefined where one of the transactions before it is not given. */
function feeOf(
  { inputs, outputs }: Transaction,
  previous: ReadonlyMap<string, Uint8Array>,
): Sats | undefined {
  const made = new Map<string, PreviousTransaction | undefined>()
  let fee = -outputs.reduce((sum, { value }) => sum + value, 0n)
  for (const { txid, vout } of inputs) {
    if (!made.has(txid)) made.set(txid, provenTransaction(txid, previous))
    const spent = made.get(txid)?.output(vout)
    if (spent === undefined) return undefined
    fee += spent.value
  }
  return fee < 0n ? undefined : sats(fee)
}

function provenTransaction(
  txid: string,
  previous: ReadonlyMap<string, Uint8Array>,
): PreviousTransaction | undefined {
  const bytes = previous.get(txid)
  const transaction = bytes && new PreviousTransaction(bytes)
  return transaction?.txid === txid ? transaction : undefined
}

import { fromHex } from '../../base/bytes.js'
import { formatOutPoint, type OutPoint } from '../../bitcoin/transaction.js'
import type { Replaced } from '../../coins/replacement.js'
import { inputWeight, transactionWeight, vsizeOf } from '../../coins/size.js'
import type { History } from '../../log/history.js'
import type { ProposedRecord } from '../../log/signed-record.js'
import type { SignatureLength } from '../../spend/lock.js'
import type { Vault } from '../../vault/vault.js'
import type { Psbt } from '../codec/psbt.js'

type SignedBefore = Pick<History, 'signed' | 'proposals'>

/** The transactions, other than `txid`, that were signed and that spend one of the coins. */
export function signedRivals(
  {
    vault,
    txid,
    coins,
  }: { readonly vault: Vault; readonly txid: string; readonly coins: readonly OutPoint[] },
  history: SignedBefore,
): Replaced[] {
  const spent = new Set(coins.map(formatOutPoint))
  const found = [...history.signed, ...history.proposals.finished]
    .filter(one => one.txid !== txid && one.coins.some(({ outpoint }) => spent.has(outpoint)))
    .map(one => [one.txid, replacedRecord(one, vault, history)] as const)
  return [...new Map(found).values()]
}

/** When a log first knew of a transaction, in Unix milliseconds; infinite where none does. */
export function firstKnown(txid: string, { signed, proposals }: SignedBefore): number {
  const known = [...signed, ...proposals.all].filter(one => one.txid === txid)
  return Math.min(...known.map(({ time }) => time))
}

/** A transaction of `vault` that a log knows, as one to be replaced. */
export function replacedRecord(record: ProposedRecord, vault: Vault, history: SignedBefore): Replaced {
  const { txid, fee, coins, payments, change, returns } = record
  const own = vault.addressAt(0, 0).lock.scriptPubKey
  // What an entry of 0.1.0 does not say: change has been one output.
  const returning = returns?.length ?? (change > 0n ? 1 : 0)
  const outputs = [
    ...payments.map(({ script }) => fromHex(script)),
    ...Array<Uint8Array>(returning).fill(own),
  ]
  const vsize = vsizeFor(coins.length, outputs, { vault, signature: 'usual' })
  const descendantFees = descendantsOf(txid, history).reduce((sum, one) => sum + one.fee, 0n)
  return { txid, fee, vsize, descendantFees }
}

/** The signed transactions that spend what `txid` makes, and those that spend what these make. */
export function descendantsOf(txid: string, { signed }: Pick<History, 'signed'>): ProposedRecord[] {
  const made = new Set([txid])
  const found = new Map<string, ProposedRecord>()
  // In the order of time what spends stands behind what it spends, but for clocks that differ.
  for (const record of signed) {
    if (!record.coins.some(({ outpoint }) => made.has(outpoint.slice(0, 64)))) continue
    made.add(record.txid)
    found.set(record.txid, record)
  }
  return [...found.values()]
}

/** Virtual bytes of what a proposal becomes, with the longest signatures that anybody makes. */
export function longestVsize({ inputs, outputs }: Psbt, vault: Vault): number {
  return vsizeFor(
    inputs.length,
    outputs.map(({ script }) => script),
    { vault, signature: 'longest' },
  )
}

function vsizeFor(
  inputs: number,
  outputs: readonly Uint8Array[],
  { vault, signature }: { readonly vault: Vault; readonly signature: SignatureLength },
): number {
  const { segwit } = vault.scriptType
  const weight = inputWeight(vault.addressAt(0, 0).lock.expected(vault.primary, signature), segwit)
  return vsizeOf(transactionWeight(Array<number>(inputs).fill(weight), outputs, segwit))
}

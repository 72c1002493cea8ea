import { fromHex } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import {
  decodeTransaction,
  formatOutPoint,
  type OutPoint,
  outPointIn,
  transactionId,
  transactionSize,
} from '../../bitcoin/transaction.js'
import { sats } from '../../chain/amount.js'
import type { Payment } from '../../coins/payment.js'
import { coinsIn } from '../../coins/prove-coin.js'
import type { Replaced } from '../../coins/replacement.js'
import { type Utxo, uniqueUtxos } from '../../coins/utxo.js'
import type { RunningHistory } from '../../log/history.js'
import type { ProposedRecord } from '../../log/signed-record.js'
import type { Notes } from '../../proposal/notes.js'
import { previousOf } from '../../psbt/codec/previous.js'
import { descendantsOf, replacedRecord, signedRivals } from '../../psbt/review/replaced.js'
import type { ReviewFacts } from '../../psbt/review/reviewed-psbt.js'
import { review } from '../../psbt/review/reviewer.js'
import type { Funds } from '../../psbt/roles/proposal.js'
import { psbtOf } from '../../psbt/transaction.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { inFile, type PsbtFile, readPsbt } from '../files.js'
import { readFunds } from './proposal-inputs.js'
import type { ProposalRequest } from './proposal-request.js'

/** What another transaction is to be proposed in place of: what it spends, whom it pays, and what it pays for that. */
export interface Original {
  /** What the coins are, and others that may be added. */
  readonly funds: Funds
  readonly coins: readonly OutPoint[]
  /** Where its change goes: only one of the two is ever mined. */
  readonly changeIndex: number | undefined
  readonly payments: readonly Payment[]
  readonly notes: Notes
  readonly replaced: Replaced
  /** It, and whatever else was signed that spends one of its coins: nodes may have any of them. */
  readonly rivals: readonly Replaced[]
  /** Whether an input signals that it may be replaced (BIP 125, rule 1); undefined where that is not known. */
  readonly signals: boolean | undefined
}

/** What an original is by itself, whatever else is known. */
type Itself = Omit<Original, 'funds' | 'replaced' | 'rivals'> & {
  readonly utxos: readonly Utxo[]
  readonly previous: ReadonlyMap<string, Uint8Array>
  readonly replaced: Omit<Replaced, 'descendantFees'>
}

/** What is needed to find it. */
interface Search {
  readonly context: Context
  readonly vault: Vault
  readonly history: RunningHistory
}

/**
 * The transaction that `--cancel` or `--replace` names: by its file, which has all that proves its coins, or by its txid,
 * where `--prevtxs` has it, or a log. Undefined where neither is said.
 * Throws `usage.invalid`, `cancel.unknown`, `replacement.mined`, `replacement.impossible`, `utxo.prevtx-missing`.
 */
export async function readOriginal(
  context: Context,
  request: ProposalRequest,
  vault: Vault,
  history: RunningHistory,
): Promise<Original | undefined> {
  const name = nameOf(request)
  if (name === undefined) return undefined
  if (!vault.network.relay.replaces)
    throw new RingiError('replacement.impossible', { chain: vault.network.chain.label })
  const search = { context, vault, history }
  const isTxid = /^[0-9a-fA-F]{64}$/.test(name)
  const found = isTxid ? await byTxid(name.toLowerCase(), search) : await fromFile(name, search)
  const given =
    request.utxos.length === 0 ? [] : (await readFunds(context, request.utxos, vault.network)).utxos
  return complete(found, given, search)
}

function nameOf({ cancel, replace, coin }: ProposalRequest): string | undefined {
  const [name, ...others] = [cancel, replace].filter(one => one !== undefined)
  if (others.length > 0) throw new RingiError('usage.invalid', { why: 'cancel-or-replace' })
  if (name !== undefined && coin.length > 0) throw new RingiError('usage.invalid', { why: 'all-its-coins' })
  return name
}

/** Its own coins, and of the others those that neither come from it nor were signed away. */
function complete(found: Itself, given: readonly Utxo[], { vault, history }: Search): Original {
  const { utxos, previous, ...rest } = found
  const { txid } = rest.replaced
  const descendants = descendantsOf(txid, history)
  const made = [txid, ...descendants.map(one => one.txid)]
  if (given.some(({ outPoint, confirmations = 0 }) => outPoint.txid === txid && confirmations > 0))
    throw new RingiError('replacement.mined', { txid })
  const spent = new Set(history.signed.flatMap(({ coins }) => coins.map(({ outpoint }) => outpoint)))
  const own = new Set(rest.coins.map(formatOutPoint))
  const free = given.filter(({ outPoint }) => {
    const coin = formatOutPoint(outPoint)
    return own.has(coin) || !(made.includes(outPoint.txid) || spent.has(coin))
  })
  const all = uniqueUtxos([...utxos, ...free])
  requireCoins(rest.coins, all)
  const descendantFees = descendants.reduce((sum, { fee }) => sum + fee, 0n)
  const replaced = { ...rest.replaced, descendantFees }
  const others = signedRivals({ vault, txid, coins: rest.coins }, history)
  return { ...rest, funds: { utxos: all, previous }, replaced, rivals: [replaced, ...others] }
}

function requireCoins(coins: readonly OutPoint[], utxos: readonly Utxo[]): void {
  const known = new Set(utxos.map(({ outPoint }) => formatOutPoint(outPoint)))
  const missing = coins.find(coin => !known.has(formatOutPoint(coin)))
  if (missing === undefined) return
  const { txid } = missing
  throw new RingiError('utxo.prevtx-missing', { why: 'not-given', txid, coin: formatOutPoint(missing) })
}

async function fromFile(name: string, { context, vault }: Search): Promise<Itself> {
  const file = await readPsbt(context, name)
  const { facts } = inFile(name, () => review(vault, file.psbt, { proofs: file.proofs }))
  const previous = new Map([...previousIn(file), ...(await context.prevtxs.byTxid())])
  return ofFacts(facts, previous)
}

async function byTxid(txid: string, { context, vault, history }: Search): Promise<Itself> {
  const previous = await context.prevtxs.byTxid()
  const records = [...history.signed, ...history.proposals.all]
  const record = records.find(one => one.txid === txid)
  const bytes = previous.get(txid)
  if (bytes !== undefined) {
    const finished = ofTransaction(bytes, vault, previous)
    return record === undefined ? finished : { ...finished, notes: notesOf(record) }
  }
  if (record !== undefined) return ofRecord(record, vault, { history, previous })
  throw new RingiError('cancel.unknown')
}

/** A finished transaction: what of it is change, the vault says. */
function ofTransaction(bytes: Uint8Array, vault: Vault, previous: Itself['previous']): Itself {
  const transaction = decodeTransaction(bytes)
  requireCoins(transaction.inputs, coinsIn(previous, transaction.inputs))
  const { facts } = review(vault, psbtOf(transaction, vault, previous))
  const known = ofFacts(facts, previous)
  const { vsize } = transactionSize(transaction)
  return { ...known, replaced: { ...known.replaced, txid: transactionId(transaction), vsize } }
}

function ofFacts(facts: ReviewFacts, previous: Itself['previous']): Itself {
  const { txid, inputs, outputs, notes, totals, vsize, transaction } = facts
  const { memo, reference } = notes
  return {
    ...{ utxos: utxosOf(facts), previous, replaced: { txid, fee: totals.fee, vsize } },
    coins: inputs.map(({ outPoint }) => outPoint),
    changeIndex: outputs.find(({ kind }) => kind === 'change')?.place?.index,
    payments: outputs
      .filter(({ kind }) => kind !== 'change')
      .map(({ address = 'a script', script, value, label }) => ({
        ...{ address, script, amount: value },
        ...(label === undefined ? {} : { label }),
      })),
    notes: { ...(memo === undefined ? {} : { memo }), ...(reference === undefined ? {} : { reference }) },
    signals: transaction.inputs.some(({ sequence }) => sequence < 0xfffffffe),
  }
}

function ofRecord(
  record: ProposedRecord,
  vault: Vault,
  { history, previous }: Pick<Search, 'history'> & Pick<Itself, 'previous'>,
): Itself {
  const coins = record.coins.map(({ outpoint }) => outPointIn(outpoint))
  return {
    ...{ utxos: coinsIn(previous, coins), previous, coins, notes: notesOf(record) },
    changeIndex: record.returns?.find(({ branch }) => branch === 1)?.index,
    payments: record.payments.map(({ address, script, value }) => ({
      ...{ address: address ?? 'a script', script: fromHex(script), amount: sats(value) },
    })),
    replaced: replacedRecord(record, vault, history),
    signals: undefined,
  }
}

function notesOf({ reference }: ProposedRecord): Notes {
  return reference === undefined ? {} : { reference }
}

// A coin whose amount is not even claimed is found in no snapshot either, and refused for that.
function utxosOf({ inputs }: ReviewFacts): Utxo[] {
  return inputs.flatMap(({ outPoint, value, address }) => {
    const hint = address && ({ change: address.branch, index: address.index } as const)
    return value === undefined ? [] : [{ outPoint, value, hint }]
  })
}

function previousIn({ psbt }: PsbtFile): [string, Uint8Array][] {
  return psbt.inputs.flatMap(input => {
    const bytes = previousOf(input)
    return bytes === undefined ? [] : [[input.txid, bytes] as [string, Uint8Array]]
  })
}

import { RingiError } from '../../base/error.js'
import { isPublishing, type PublishedData } from '../../bitcoin/published-data.js'
import { formatOutPoint, type OutPoint } from '../../bitcoin/transaction.js'
import { decodeAddress } from '../../chain/address.js'
import { parseAmount } from '../../chain/amount.js'
import type { Network } from '../../chain/network.js'
import { type Labels, parseLabels } from '../../coins/labels.js'
import { type Payment, paymentOn } from '../../coins/payment.js'
import { payoutsText } from '../../coins/payout-text.js'
import { parsePayouts } from '../../coins/payouts.js'
import type { AskedFee } from '../../coins/selection.js'
import { parseSnapshot } from '../../coins/snapshot.js'
import { uniqueUtxos } from '../../coins/utxo.js'
import type { Funds, ProposalOptions } from '../../psbt/roles/proposal.js'
import type { Destination } from '../../psbt/roles/propose/destination.js'
import type { Context } from '../context.js'
import { inFile, parsedFile, parsedFiles, readInput } from '../files.js'
import type { Original } from './original.js'
import type { ProposalRequest } from './proposal-request.js'

/**
 * Whom `--to`, `--payouts` or `--sweep` pay; nobody for `--cancel` and `--child-of`, and for `--replace` whoever `original`
 * pays, unless something else is said. Throws `usage.invalid` where it is said in several ways, or in none.
 */
export async function readDestination(
  context: Context,
  request: ProposalRequest,
  network: Network,
  original?: Pick<Original, 'payments'>,
): Promise<Destination> {
  const { to, replace, allowDuplicates } = request
  const payouts = onceOf(request.payouts, '--payouts')
  const sweep = onceOf(request.sweep, '--sweep')
  const back = [request.cancel, request.childOf].filter(one => one !== undefined).length
  const ways = [to.length > 0, payouts !== undefined, sweep !== undefined].filter(Boolean).length + back
  if (ways > 1 || (replace === undefined ? ways === 0 : back > 0))
    throw new RingiError('usage.invalid', { why: 'whom-to-pay' })
  if (ways === 0) return again(request.data, original)
  if (back > 0) return { back: true }
  if (sweep !== undefined) return { sweep: { address: sweep, script: decodeAddress(sweep, network) } }
  if (payouts === undefined) return { payments: to.map(one => paymentOn(network, one)) }
  const bytes = await readInput(context.io, payouts)
  const csv = inFile(payouts, () => payoutsText(bytes))
  return { payments: inFile(payouts, () => parsePayouts(csv, network, { allowDuplicates })) }
}

// What replaces a cancellation brings everything back, too. Data that is told takes the place of what was published.
function again(data: readonly PublishedData[], { payments = [] }: Partial<Original> = {}): Destination {
  const isKept = ({ script }: Payment) => data.length === 0 || !isPublishing(script)
  const kept = payments.filter(isKept)
  return kept.length === 0 ? { back: true } : { payments: kept }
}

// Elsewhere the last one counts; here the others would be people who are not paid, or data that is not published.
function onceOf<T>(given: readonly T[], flag: string): T | undefined {
  const [only, ...others] = given
  if (others.length === 0) return only
  throw new RingiError('usage.invalid', { why: 'once', flag })
}

/** What `--data` publishes. Throws `usage.invalid`. */
export function readPublished({ data }: ProposalRequest): PublishedData | undefined {
  return onceOf(data, '--data')
}

/** The fee that `--fee-rate` or `--fee` asks for; `--replace` can do without: undefined then. Throws `usage.invalid`, `amount.*`. */
export function readFee({ feeRate, fee, replace }: ProposalRequest, network: Network): AskedFee | undefined {
  if (feeRate !== undefined && fee === undefined) return { feeRate }
  if (feeRate === undefined && fee !== undefined) return { absoluteFee: parseAmount(fee, network) }
  if (feeRate === undefined && replace !== undefined) return undefined
  throw new RingiError('usage.invalid', { why: 'which-fee' })
}

/** What says which coins a proposal takes where they are not named. */
type SelectionOptions = Pick<ProposalOptions, 'longTermFeeRate' | 'consolidate' | 'maxInputs'>

/** Reads it. Throws `usage.invalid` where it contradicts what names the coins. */
export function readSelection(request: ProposalRequest): SelectionOptions {
  const { longTermRate, consolidate, maxInputs, coin, sweep, cancel, replace, childOf } = request
  const isNamed = coin.length > 0 || [cancel, replace, childOf].some(one => one !== undefined)
  if (isNamed && (consolidate || maxInputs !== undefined)) throw contradiction('coins')
  if (consolidate && sweep.length > 0) throw contradiction('sweep')
  return {
    consolidate,
    ...(longTermRate === undefined ? {} : { longTermFeeRate: longTermRate }),
    ...(maxInputs === undefined ? {} : { maxInputs }),
  }
}

function contradiction(by: 'coins' | 'sweep'): RingiError {
  return new RingiError('usage.invalid', { why: 'named-coins', by })
}

/** The coins of all snapshots and the previous transactions of all `--prevtxs`. Throws `usage.invalid`. */
export async function readFunds(
  context: Context,
  files: readonly string[],
  network: Network,
): Promise<Funds> {
  if (files.length === 0) throw new RingiError('usage.invalid', { why: 'no-snapshot' })
  const snapshots = await parsedFiles(context.io, files, text => parseSnapshot(text, network))
  const utxos = uniqueUtxos(snapshots.flatMap(snapshot => snapshot.utxos))
  return { utxos, previous: await context.prevtxs.byTxid() }
}

/** The labels in a file, where one is named. */
export async function readLabels(context: Context, file: string | undefined): Promise<Labels | undefined> {
  if (file === undefined) return undefined
  return await parsedFile(context.io, file, parseLabels)
}

/** The coins that `--coin` names, or the one of `--child-of`. Throws `usage.invalid`. */
export function readOutPoints({ coin, childOf }: ProposalRequest): readonly OutPoint[] {
  if (childOf !== undefined && coin.length > 0)
    throw new RingiError('usage.invalid', { why: 'child-and-coin' })
  if (new Set(coin.map(formatOutPoint)).size < coin.length)
    throw new RingiError('usage.invalid', { why: 'coin-twice' })
  return childOf === undefined ? coin : [childOf]
}

import { RingiError } from '../base/error.js'
import { isPublishing, type PublishedData, parsePublishedData } from '../bitcoin/published-data.js'
import type { OutPoint } from '../bitcoin/transaction.js'
import { outPointIn } from '../bitcoin/transaction.js'
import { decodeAddress } from '../chain/address.js'
import { parseAmount } from '../chain/amount.js'
import { parseFeeRate } from '../chain/fee-rate.js'
import type { Network } from '../chain/network.js'
import { type Labels, parseLabels } from '../coins/labels.js'
import { type Payment, parsePayment } from '../coins/payment.js'
import { payoutsText } from '../coins/payout-text.js'
import { parsePayouts } from '../coins/payouts.js'
import type { AskedFee } from '../coins/selection.js'
import { parseSnapshot } from '../coins/snapshot.js'
import { uniqueUtxos } from '../coins/utxo.js'
import type { Funds } from '../psbt/roles/proposal.js'
import type { Destination } from '../psbt/roles/propose/destination.js'
import type { Context } from './context.js'
import { inFile, readInput, readText } from './files.js'
import { isOn, listOf, type Options, textOf } from './options.js'
import type { Original } from './original.js'

/**
 * Whom `--to`, `--payouts` or `--sweep` pay; nobody for `--cancel` and `--child-of`, and for `--replace` whoever `original`
 * pays, unless something else is said. Throws `usage.invalid` where it is said in several ways, or in none.
 */
export async function readDestination(
  context: Context,
  options: Options,
  network: Network,
  original?: Pick<Original, 'payments'>,
): Promise<Destination> {
  const to = listOf(options, 'to')
  const payouts = onceOf(options, 'payouts')
  const sweep = onceOf(options, 'sweep')
  const back = (['cancel', 'childOf'] as const).map(name => textOf(options, name) !== undefined)
  const replaces = textOf(options, 'replace') !== undefined
  const ways = [to.length > 0, payouts !== undefined, sweep !== undefined, ...back].filter(Boolean).length
  if (ways > 1 || (replaces ? back.includes(true) : ways === 0)) {
    throw new RingiError(
      'usage.invalid',
      'Say whom to pay in one way: --to, --payouts or --sweep; --cancel or --child-of, to pay nobody; or --replace, to pay the same.',
    )
  }
  if (ways === 0) return again(options, original)
  if (back.includes(true)) return { back: true }
  if (sweep !== undefined) return { sweep: { address: sweep, script: decodeAddress(sweep, network) } }
  if (payouts === undefined) return { payments: to.map(text => parsePayment(text, network)) }
  const bytes = await readInput(context.io, payouts)
  const csv = inFile(payouts, () => payoutsText(bytes))
  const allowDuplicates = isOn(options, 'allowDuplicates')
  return { payments: inFile(payouts, () => parsePayouts(csv, network, { allowDuplicates })) }
}

// What replaces a cancellation brings everything back, too. Data that is told takes the place of what was published.
function again(options: Options, { payments = [] }: Partial<Original> = {}): Destination {
  const isKept = ({ script }: Payment) => listOf(options, 'data').length === 0 || !isPublishing(script)
  const kept = payments.filter(isKept)
  return kept.length === 0 ? { back: true } : { payments: kept }
}

// Elsewhere the last one counts; here the others would be people who are not paid, or data that is not published.
function onceOf(options: Options, name: 'payouts' | 'sweep' | 'data'): string | undefined {
  const [only, ...others] = listOf(options, name)
  if (others.length === 0) return only
  throw new RingiError('usage.invalid', `--${name} may stand only once.`)
}

/** What `--data` publishes. Throws `usage.invalid`, `published-data.malformed`, `published-data.too-long`. */
export function readPublished(options: Options): PublishedData | undefined {
  const typed = onceOf(options, 'data')
  return typed === undefined ? undefined : parsePublishedData(typed)
}

/** The fee that `--fee-rate` or `--fee` asks for; `--replace` can do without: undefined then. Throws `usage.invalid`. */
export function readFee(options: Options): AskedFee | undefined {
  const rate = textOf(options, 'feeRate')
  const amount = textOf(options, 'fee')
  if (rate === undefined && amount === undefined && textOf(options, 'replace') !== undefined) return undefined
  if ((rate === undefined) === (amount === undefined)) {
    throw new RingiError(
      'usage.invalid',
      'Say what the fee shall be, in one way: --fee-rate 12 or --fee 5000sat.',
    )
  }
  return rate === undefined ? { absoluteFee: parseAmount(amount as string) } : { feeRate: parseFeeRate(rate) }
}

/** The coins of all `--utxos` files and the previous transactions of all `--prevtxs`. */
export async function readFunds(context: Context, options: Options): Promise<Funds> {
  const files = listOf(options, 'utxos')
  if (files.length === 0)
    throw new RingiError('usage.invalid', '--utxos is needed: a snapshot of the vault’s coins.')
  const snapshots = []
  for (const file of files) {
    const text = await readText(context.io, file)
    snapshots.push(inFile(file, () => parseSnapshot(text)))
  }
  const utxos = uniqueUtxos(snapshots.flatMap(snapshot => snapshot.utxos))
  return { utxos, previous: await context.prevtxs.byTxid() }
}

/** The labels that `--labels` names, where it does. */
export async function readLabels(context: Context, options: Options): Promise<Labels | undefined> {
  const file = textOf(options, 'labels')
  if (file === undefined) return undefined
  const text = await readText(context.io, file)
  return inFile(file, () => parseLabels(text))
}

/** The coins that `--coin` names, or the one of `--child-of`. Throws `usage.invalid`. */
export function readOutPoints(options: Options): OutPoint[] {
  const coins = listOf(options, 'coin')
  const child = textOf(options, 'childOf')
  if (child !== undefined && coins.length > 0)
    throw new RingiError('usage.invalid', '--child-of names the only coin; leave out --coin.')
  if (new Set(coins).size < coins.length) throw new RingiError('usage.invalid', 'A coin is named twice.')
  return (child === undefined ? coins : [child]).map(outPointIn)
}

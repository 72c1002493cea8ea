import { equalBytes } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { formatOutPoint, type OutPoint } from '../bitcoin/transaction.js'
import type { Sats } from '../chain/amount.js'

/** An unspent output as somebody's node reports it: a claim, until its previous transaction proves it. */
export interface Utxo {
  readonly outPoint: OutPoint
  readonly value: Sats
  /** The output's scriptPubKey, where the source prints it. */
  readonly script?: Uint8Array | undefined
  /** 0 where it is not in a block yet; absent where the source does not say. */
  readonly confirmations?: number | undefined
  /** The height of the block that holds it. */
  readonly height?: number | undefined
  readonly coinbase?: boolean | undefined
  /** Of one without a confirmation: virtual bytes and fee of the unconfirmed transactions that it comes from. A claim. */
  readonly ancestors?: { readonly vsize: number; readonly fee: Sats } | undefined
  /** Of one without a confirmation: whether the transaction that made it spends such coins itself. A claim. */
  readonly unconfirmedParents?: boolean | undefined
  /** Where a descriptor in the source places the address. A claim: only a place to look first. */
  readonly hint?: { readonly change: 0 | 1; readonly index: number } | undefined
  readonly label?: string | undefined
  /** Whether the source says that tokens lie with it. A claim, which counts against it alone. */
  readonly hasTokens?: boolean | undefined
}

/**
 * `utxos` with every outpoint once, in the order of first appearance. Where sources agree on what the coin is, their
 * knowledge is joined; of two ages the younger counts, because it is the safer belief.
 * Throws `utxos.duplicate` where they contradict each other in value, script or being a coinbase output.
 */
export function uniqueUtxos(utxos: Iterable<Utxo>): Utxo[] {
  const byOutPoint = new Map<string, Utxo>()
  for (const utxo of utxos) {
    const name = formatOutPoint(utxo.outPoint)
    const known = byOutPoint.get(name)
    byOutPoint.set(name, known === undefined ? utxo : merge(known, utxo))
  }
  return [...byOutPoint.values()]
}

function merge(a: Utxo, b: Utxo): Utxo {
  if (contradict(a, b)) {
    throw new RingiError('utxos.duplicate', { why: 'contradiction', outPoint: formatOutPoint(a.outPoint) })
  }
  return {
    outPoint: a.outPoint,
    value: a.value,
    script: a.script ?? b.script,
    confirmations: both(Math.min, a.confirmations, b.confirmations),
    height: both(Math.max, a.height, b.height),
    coinbase: a.coinbase ?? b.coinbase,
    ancestors: a.ancestors ?? b.ancestors,
    unconfirmedParents: a.unconfirmedParents ?? b.unconfirmedParents,
    hint: a.hint ?? b.hint,
    label: a.label ?? b.label,
    ...((a.hasTokens || b.hasTokens) && { hasTokens: true }),
  }
}

function contradict(a: Utxo, b: Utxo): boolean {
  if (a.value !== b.value) return true
  if (a.script !== undefined && b.script !== undefined && !equalBytes(a.script, b.script)) return true
  return a.coinbase !== undefined && b.coinbase !== undefined && a.coinbase !== b.coinbase
}

function both(
  choose: (a: number, b: number) => number,
  a: number | undefined,
  b: number | undefined,
): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : choose(a, b)
}

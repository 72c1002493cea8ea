import { equalBytes } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { PreviousTransaction } from '../bitcoin/previous-transaction.js'
import { formatOutPoint, type OutPoint } from '../bitcoin/transaction.js'
import { type Sats, sats } from '../chain/amount.js'
import type { Utxo } from './utxo.js'

/** What a coin is, by the transaction that made it. */
interface ProvenCoin {
  readonly value: Sats
  readonly script: Uint8Array
  /** Whether it was mined into being, and so rests for 100 blocks. */
  readonly coinbase: boolean
}

/**
 * What `utxo` is by its previous transaction, which must agree with the snapshot. `previous` holds raw bytes by txid.
 * Throws `utxo.prevtx-missing`, `utxo.prevtx-malformed`, `utxo.prevtx-mismatch` (another transaction, no such output,
 * or a coinbase flag that is wrong), `utxo.amount-mismatch`, `utxo.script-mismatch`.
 */
export function proveCoin(utxo: Utxo, previous: ReadonlyMap<string, Uint8Array>): ProvenCoin {
  return prove(utxo, readPrevious(utxo.outPoint.txid, previous))
}

/** {@link proveCoin} for many, in their order. Each transaction is read once, however many of the coins it made. */
export function proveCoins(utxos: Iterable<Utxo>, previous: ReadonlyMap<string, Uint8Array>): ProvenCoin[] {
  const read = new Map<string, PreviousTransaction>()
  return Array.from(utxos, utxo => {
    const { txid } = utxo.outPoint
    const transaction = read.get(txid) ?? readPrevious(txid, previous)
    read.set(txid, transaction)
    return prove(utxo, transaction)
  })
}

/** Which of the coins the previous transactions say something of, and what. Throws `utxo.prevtx-malformed`. */
export function coinsIn(previous: ReadonlyMap<string, Uint8Array>, coins: readonly OutPoint[]): Utxo[] {
  return coins.flatMap(outPoint => {
    const bytes = previous.get(outPoint.txid)
    const output = bytes && decode(outPoint.txid, bytes).output(outPoint.vout)
    return output === undefined ? [] : [{ outPoint, value: sats(output.value), script: output.script }]
  })
}

function readPrevious(txid: string, previous: ReadonlyMap<string, Uint8Array>): PreviousTransaction {
  const bytes = previous.get(txid)
  if (bytes === undefined) throw new RingiError('utxo.prevtx-missing', { why: 'no-transaction', txid })
  const transaction = decode(txid, bytes)
  const actual = transaction.txid
  if (actual === txid) return transaction
  throw new RingiError('utxo.prevtx-mismatch', { why: 'other-transaction', txid, actual })
}

function decode(txid: string, bytes: Uint8Array): PreviousTransaction {
  try {
    return new PreviousTransaction(bytes)
  } catch {
    throw new RingiError('utxo.prevtx-malformed', { why: 'transaction', txid })
  }
}

function prove({ outPoint: place, ...claim }: Utxo, transaction: PreviousTransaction): ProvenCoin {
  const outPoint = formatOutPoint(place)
  const output = transaction.output(place.vout)
  const { coinbase } = transaction
  if (output === undefined) throw new RingiError('utxo.prevtx-mismatch', { why: 'no-output', outPoint })
  const { value, script } = output
  if (value !== claim.value)
    throw new RingiError('utxo.amount-mismatch', { outPoint, value, stated: claim.value })
  if (claim.script !== undefined && !equalBytes(script, claim.script))
    throw new RingiError('utxo.script-mismatch', { outPoint })
  if (claim.coinbase !== undefined && claim.coinbase !== coinbase)
    throw new RingiError('utxo.prevtx-mismatch', { why: 'coinbase', outPoint })
  return { value: sats(value), script, coinbase }
}

import { unlessRefused } from '../base/error.js'
import { PreviousTransaction } from '../bitcoin/previous-transaction.js'
import type { Network } from '../chain/network.js'
import type { Utxo } from './utxo.js'

/** A coin's script, and whether tokens stand before it, which whoever spends it would destroy. */
export interface TokenCheck {
  readonly script: Uint8Array | undefined
  readonly hasTokens: boolean
}

/**
 * What the transaction that made a coin says of it, on a chain that has tokens, where it is at hand; else what the snapshot
 * says, whose word counts against the coin alone.
 */
export function checkTokens(
  { outPoint: { txid, vout }, script, hasTokens = false }: Utxo,
  previous: ReadonlyMap<string, Uint8Array>,
  { tokenOutputOf }: Network,
): TokenCheck {
  if (tokenOutputOf === undefined) return { script, hasTokens: false }
  const bytes = previous.get(txid)
  const output = bytes && unlessRefused(() => new PreviousTransaction(bytes).output(vout))
  const found = [output?.script, script].flatMap(one => (one && tokenOutputOf(one)) ?? [])
  return { script: found[0]?.script ?? script, hasTokens: hasTokens || found.length > 0 }
}

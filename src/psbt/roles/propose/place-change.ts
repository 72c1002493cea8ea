import { sha256 } from '../../../base/hash.js'
import {
  encodeOutPoint,
  encodeOutput,
  type OutPoint,
  type TransactionOutput,
} from '../../../bitcoin/transaction.js'
import type { Vault, VaultAddress } from '../../../vault/vault.js'
import type { PsbtOutput } from '../../codec/psbt.js'
import { labelField } from '../../notes.js'
import { describeOutput } from '../updater.js'
import type { Choice } from './choose.js'

/** The outputs with the change among them, at a place that does not give it away. */
export function placeChange(
  vault: Vault,
  { coins, payments, change }: Choice,
  to: VaultAddress | undefined,
  withLabels: boolean,
): PsbtOutput[] {
  const outputs: PsbtOutput[] = payments.map(({ script, amount, label }) => ({
    value: amount,
    script,
    fields: label === undefined || !withLabels ? [] : [labelField(label)],
  }))
  if (to === undefined) return outputs
  const bare = { value: change, script: to.scripts.scriptPubKey, fields: [] }
  const at = placeAmong(
    coins.map(({ utxo }) => utxo.outPoint),
    outputs,
  )
  return outputs.toSpliced(at, 0, describeOutput(bare, vault, to))
}

/**
 * The place of the change among the other outputs of a transaction that spends `coins`. It follows from the content instead of
 * chance: the same request always gives the same proposal.
 */
export function placeAmong(coins: readonly OutPoint[], outputs: readonly TransactionOutput[]): number {
  const digest = sha256(...coins.map(encodeOutPoint), ...outputs.map(encodeOutput))
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0) % (outputs.length + 1)
}

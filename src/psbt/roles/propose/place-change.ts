import { placeAmong } from '../../../proposal/change-place.js'
import type { VaultAddress } from '../../../vault/vault.js'
import type { PsbtOutput } from '../../codec/psbt.js'
import { labelField } from '../../notes.js'
import { describeOutput } from '../updater.js'
import type { Choice } from './choose.js'

/** The outputs with the change among them, at a place that does not give it away. */
export function placeChange(
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
  const bare = { value: change, script: to.lock.scriptPubKey, fields: [] }
  const at = placeAmong(
    coins.map(({ utxo }) => utxo.outPoint),
    outputs,
  )
  return outputs.toSpliced(at, 0, describeOutput(bare, to))
}

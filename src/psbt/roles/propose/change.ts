import { toHex } from '../../../base/bytes.js'
import type { History } from '../../../log/history.js'
import { returnsTo } from '../../../log/returns.js'
import type { ProposedRecord } from '../../../log/signed-record.js'
import { placeAmong } from '../../../proposal/change-place.js'
import { GAP } from '../../../vault/search.js'
import { MAX_INDEX, type Vault, type VaultAddress } from '../../../vault/vault.js'
import type { PsbtOutput } from '../../codec/psbt.js'
import { labelField } from '../../notes.js'
import { describeOutput } from '../updater.js'
import type { Choice } from './choose.js'

/** The first index from `least` on, on the change branch, that is behind all that change has gone to by what logs know. */
export function freshChangeIndex(
  least: number,
  vault: Vault,
  history: Pick<History, 'signed' | 'proposals' | 'vaults'>,
): number {
  const records = [...history.signed, ...history.proposals.finished].filter(one =>
    history.vaults.areOne(one.vault, vault.digest.hex),
  )
  const logged = afterLoggedChange(least, vault, records)
  const unlogged = records.filter(({ returns, change }) => returns === undefined && change > 0n)
  return unlogged.length === 0 ? logged : afterMatchingChange(logged, vault, unlogged)
}

function afterLoggedChange(least: number, vault: Vault, records: readonly ProposedRecord[]): number {
  const own = records.flatMap(({ returns = [] }) => returns.filter(({ branch }) => branch === 1))
  let next = least
  // A log that anybody can write does not lead it farther at a time.
  for (const { index, script } of [...own].sort((a, b) => a.index - b.index)) {
    const isNext = index >= next && index < Math.min(next + GAP.most, MAX_INDEX)
    if (isNext && toHex(vault.addressAt(1, index).lock.scriptPubKey) === script) next = index + 1
  }
  return next
}

function afterMatchingChange(least: number, vault: Vault, records: readonly ProposedRecord[]): number {
  let next = least
  for (let index = least; index < Math.min(next + GAP.usual, MAX_INDEX); index++) {
    const script = vault.addressAt(1, index).lock.scriptPubKey
    if (records.some(record => returnsTo(record, script))) next = index + 1
  }
  return next
}

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

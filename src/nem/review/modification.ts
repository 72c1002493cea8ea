import { type Finding, finding } from '../../base/finding.js'
import { formatNemAddress, nemAddressOf } from '../../chain/nem/address.js'
import type { Modification } from '../codec/transaction.js'
import { isNemPublicKey } from '../ed25519-keccak.js'
import { type AccountVault, MOST_COSIGNERS, placeOfKey } from '../vault.js'

/** What a change of cosigners leads to: said loudly where it can be, and refused where nodes or nobody could live with it. */
export function checkModification(vault: AccountVault, { changes, delta }: Modification): Finding[] {
  const [added, removed] = (['add', 'remove'] as const).map(kind => changes.filter(one => one.kind === kind))
  const [coming, going] = [added ?? [], removed ?? []]
  const of = vault.threshold.of + coming.length - going.length
  const required = vault.threshold.required + delta
  const blocked = (why: 'removed' | 'added' | 'several' | 'threshold' | 'key' | 'nothing') =>
    finding('block', 'nem.cosigner-change', { why })
  const faults = [
    ...(going.some(one => placeOfKey(vault, one.publicKey) === undefined) ? [blocked('removed')] : []),
    ...(coming.some(one => placeOfKey(vault, one.publicKey) !== undefined) ? [blocked('added')] : []),
    ...(going.length > 1 ? [blocked('several')] : []),
    ...(of < 1 || of > MOST_COSIGNERS || required < 1 || required > of ? [blocked('threshold')] : []),
    ...(coming.every(one => isNemPublicKey(one.publicKey)) ? [] : [blocked('key')]),
    ...(changes.length === 0 && delta === 0 ? [blocked('nothing')] : []),
  ]
  if (faults.length > 0) return faults
  const addressOf = ({ publicKey }: { readonly publicKey: Uint8Array }) =>
    formatNemAddress(nemAddressOf(publicKey, vault.network))
  const names = going.flatMap(
    ({ publicKey }) => vault.cosigners[placeOfKey(vault, publicKey) ?? -1]?.name ?? [],
  )
  return [finding('warn', 'nem.cosigners', { added: coming.map(addressOf), removed: names, required, of })]
}

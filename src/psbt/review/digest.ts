import { fromHex, utf8 } from '../../base/bytes.js'
import { type Digest32, taggedHash } from '../../base/hash.js'
import { compactSize, sized, uint64 } from '../../bitcoin/byte-writer.js'
import { encodeTransaction, type Transaction } from '../../bitcoin/transaction.js'
import { USUAL_NETWORK } from '../../chain/network.js'
import type { Notes } from '../../proposal/notes.js'
import type { Vault } from '../../vault/vault.js'

/**
 * The digest of what the officers approve: BIP 340 tagged hash with the tag `ringi/proposal` over the vault's digest
 * (32 bytes), the unsigned transaction (with its length), the amount of every input (8 bytes each, in order), the memo,
 * the reference and every output's label (UTF-8 with their lengths; length 0 where there is none), and behind these the
 * proposer, where one is named, and the name of the network, where the vault is not on Bitcoin or the PSBT names another.
 * Signatures do not change it, so that every officer reads out the same words; whatever an officer reads of the proposal does.
 */
export function proposalDigest(
  vault: Vault,
  transaction: Transaction,
  values: readonly (bigint | undefined)[],
  { memo = '', reference = '', proposer }: Notes,
  labels: readonly (string | undefined)[],
  networkName?: string,
): Digest32 {
  return taggedHash(
    'ringi/proposal',
    fromHex(vault.digest.hex),
    sized(encodeTransaction(transaction)),
    compactSize(values.length),
    // An input without a known amount blocks; all ones, which is no amount, stand for it here.
    ...values.map(value => uint64(value ?? 0xffffffffffffffffn)),
    sized(utf8(memo)),
    sized(utf8(reference)),
    ...labels.map(label => sized(utf8(label ?? ''))),
    ...(proposer === undefined ? [] : [sized(utf8(proposer))]),
    ...(isUsual(vault, networkName) ? [] : [sized(utf8(networkName ?? vault.network.name))]),
  )
}

/** Whether a proposal says nothing of its network but what goes without saying: those of Bitcoin do not. */
function isUsual({ network }: Vault, named: string = network.name): boolean {
  return network.chain === USUAL_NETWORK.chain && named === network.name
}

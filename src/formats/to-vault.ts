import { RingiError } from '../base/error.js'
import { messageOf } from '../base/message.js'
import { vaultOf } from '../vault/create.js'
import type { Vault } from '../vault/vault.js'
import { nameFrom } from './foreign-name.js'
import type { ReadWallet } from './index.js'

/**
 * The vault of a wallet from another program. Cosigners are called as in `names`, else as in the file, else `cosigner-1`
 * and so on. Throws `vault.first-address` where the file states another first address, `vault.malformed` for names that
 * cannot be kept, `usage.invalid` for more names than keys, and what `createVault` throws.
 */
export function vaultFrom(
  { network, wallet }: ReadWallet,
  name: string,
  names: readonly string[] = [],
): Vault {
  const { template, firstAddress } = wallet
  const { keys } = template
  if (names.length > keys.length)
    throw new RingiError('usage.invalid', { why: 'many-names', keys: keys.length, names: names.length })
  const cosigners = keys.map(({ fingerprint, path, xpub }, i) => ({
    ...{ fingerprint, path, xpub },
    name: names[i] ?? nameIn(wallet.names?.[i], i),
  }))
  const vault = withOtherNames(() => vaultOf({ name, network, template, cosigners }))
  if (firstAddress !== undefined) requireFirst(vault, firstAddress)
  return vault
}

function isBech32({ scriptType }: Vault): boolean {
  return scriptType.name === 'p2wsh'
}

// Two signers of one make are often called alike, and what they are called decides nothing.
function withOtherNames(create: () => Vault): Vault {
  try {
    return create()
  } catch (error) {
    if (!(error instanceof RingiError) || error.code !== 'vault.duplicate-name') throw error
    throw new RingiError('vault.duplicate-name', { why: 'imported', problem: messageOf(error) })
  }
}

function nameIn(stated: string | undefined, at: number): string {
  return stated === undefined ? `cosigner-${at + 1}` : nameFrom(stated)
}

function requireFirst(vault: Vault, stated: string): void {
  const { address } = vault.addressAt(0, 0)
  // BIP 173: all in capitals it is the same address, and fits a smaller QR code.
  if (stated === address || (stated === address.toUpperCase() && isBech32(vault))) return
  throw new RingiError('vault.first-address', { computed: address })
}

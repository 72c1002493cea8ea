import { equalBytes } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { decodeAddress } from '../../chain/address.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { namedVault } from '../vaults.js'

/** The address that is looked for. */
export interface FindAddressRequest {
  /** A registered vault, or a vault file. */
  readonly vault: string
  readonly address: string
  /** How many indexes are searched on both branches. */
  readonly limit: number
}

/** An address of a vault. */
export interface FoundAddress {
  readonly vault: Vault
  readonly found: VaultAddress
}

/** Looks for an address on both branches of a vault. Throws `vault.address-not-found`. */
export async function findAddress(context: Context, request: FindAddressRequest): Promise<FoundAddress> {
  const vault = await namedVault(context, request.vault)
  const { limit } = request
  const script = decodeAddress(request.address, vault.network)
  const found = search(vault, script, limit, context.progress.of('searching'))
  if (found !== undefined) return { vault, found }
  throw new RingiError('vault.address-not-found', { name: vault.name, limit })
}

function search(
  vault: Vault,
  script: Uint8Array,
  limit: number,
  report: (done: number, total: number) => void,
): VaultAddress | undefined {
  for (let index = 0; index < limit; index++) {
    for (const branch of [0, 1] as const) {
      const address = vault.addressAt(branch, index)
      if (equalBytes(address.lock.scriptPubKey, script)) return address
    }
    report(index + 1, limit)
  }
  return undefined
}

import { RingiError } from '../../base/error.js'
import { type Finding, finding } from '../../base/finding.js'
import { GAP } from '../../vault/search.js'
import { MAX_INDEX, type VaultAddress } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { isOfHome, namedVault } from '../vaults.js'

/** Which addresses of a vault are asked for. */
export interface AddressesRequest {
  /** A registered vault, or a vault file. */
  readonly vault: string
  /** The first index. */
  readonly index: number
  readonly count: number
  /** Of the change branch. */
  readonly change: boolean
}

/** Addresses of a vault, in the order of their indexes. */
export interface Addresses {
  readonly addresses: readonly VaultAddress[]
  readonly findings: readonly Finding[]
  /** Whether the vault is one of the home, which no key was opened for. */
  readonly isOfHome: boolean
}

/** Derives addresses of a vault. Throws `vault.index-range`, and what finding the vault throws. */
export async function addressesOf(context: Context, request: AddressesRequest): Promise<Addresses> {
  const vault = await namedVault(context, request.vault)
  const { index: first, count, change } = request
  if (first + count - 1 > MAX_INDEX) throw new RingiError('vault.index-range')
  const report = context.progress.of('deriving')
  const addresses = Array.from({ length: count }, (_, i) => {
    report(i + 1, count)
    return vault.addressAt(change ? 1 : 0, first + i)
  })
  const findings = gapFindings(first + count - 1)
  return { addresses, findings, isOfHome: await isOfHome(context, request.vault) }
}

function gapFindings(last: number): Finding[] {
  if (last < GAP.usual) return []
  return [finding(last >= GAP.most ? 'warn' : 'info', 'vault.gap', { limit: GAP.usual, last })]
}

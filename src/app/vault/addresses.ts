import { RingiError } from '../../base/error.js'
import { type Finding, finding } from '../../base/finding.js'
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

/** What wallets search when they are restored: coins beyond it may not be found (BIP 44, gap limit). */
const GAP_LIMIT = 20

/** Derives addresses of a vault. Throws `vault.index-range`, and what finding the vault throws. */
export async function addressesOf(context: Context, request: AddressesRequest): Promise<Addresses> {
  const vault = await namedVault(context, request.vault)
  const { index: first, count, change } = request
  if (first + count - 1 > MAX_INDEX) throw new RingiError('vault.index-range')
  const report = context.progress.of('Deriving addresses')
  const addresses = Array.from({ length: count }, (_, i) => {
    report(i + 1, count)
    return vault.addressAt(change ? 1 : 0, first + i)
  })
  const findings = gapFindings(first + count - 1)
  return { addresses, findings, isOfHome: await isOfHome(context, request.vault) }
}

function gapFindings(last: number): Finding[] {
  if (last < GAP_LIMIT) return []
  return [finding(last >= 1000 ? 'warn' : 'info', 'vault.gap', { limit: GAP_LIMIT, last })]
}

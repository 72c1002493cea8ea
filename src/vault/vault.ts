import { addressOf } from '../chain/address.js'
import type { Network } from '../chain/network.js'
import { printDescriptor } from '../descriptor/print.js'
import type { Lock } from '../spend/lock.js'
import type { SpendPath } from '../spend/path.js'
import type { Branch, ScriptType, SpendTemplate } from '../spend/script-type.js'
import type { Cosigner } from './cosigner.js'
import { type NamedDigest, named, vaultDigest, vaultIdentity } from './digest.js'

/** One address of a vault: where it is derived, and how the coins that lie at it are locked. */
export interface VaultAddress {
  /** 0 for receiving, 1 for change (BIP 44). */
  readonly branch: Branch
  readonly index: number
  readonly lock: Lock
  readonly address: string
}

/** What a vault is made of, once it has been checked. */
export interface VaultParts {
  readonly name: string
  readonly network: Network
  readonly template: SpendTemplate
  readonly cosigners: readonly Cosigner[]
}

/** The highest index of an address: the last unhardened child number (BIP 32). */
export const MAX_INDEX = 0x7fffffff

/**
 * How many addresses a vault remembers: more than the largest proposal and the longest search need together, few enough
 * that a process which checks thousands of proposals does not grow with them.
 */
const MOST_KEPT = 4_096

/**
 * A vault: a named M-of-N wallet with its cosigners, what BIP 388 calls a wallet policy. It knows its own scripts by
 * heart; every address is derived from the cosigners' keys here, and kept as long as there is room. Made by `createVault`
 * only.
 */
export class Vault implements VaultParts {
  readonly name: string
  readonly network: Network
  /** How its coins are locked. */
  readonly template: SpendTemplate
  readonly scriptType: ScriptType
  /** Whether its scripts put their keys in the order of BIP 67. */
  readonly sorted: boolean
  /** The ways to spend, the usual one first. */
  readonly paths: SpendTemplate['paths']
  /** The usual way to spend. */
  readonly primary: SpendPath
  /** M of N, as vaults are called and written: the quorum of the usual way to spend. */
  readonly threshold: { readonly required: number; readonly of: number }
  readonly cosigners: readonly Cosigner[]
  /** The descriptor of both branches with its checksum (BIP 380, 389). */
  readonly descriptor: string
  readonly digest: NamedDigest
  /** What its scripts are made of, 64 hex digits: {@link vaultIdentity}. Policies, limits and history go by it. */
  readonly identity: string
  /** Other digests of this very vault, by which older files, policies and logs name it. */
  readonly aliases: ReadonlySet<string>
  readonly #addresses = new Map<string, VaultAddress>()

  /** For `createVault`, which checks the parts first. */
  constructor(parts: VaultParts, aliases: ReadonlySet<string> = new Set()) {
    this.aliases = aliases
    this.name = parts.name
    this.network = parts.network
    const { template } = parts
    this.template = template
    this.scriptType = template.scriptType
    this.sorted = template.sorted
    this.paths = template.paths
    this.primary = this.paths[0]
    this.threshold = { required: this.primary.quorum.any, of: this.primary.quorum.of.length }
    this.cosigners = parts.cosigners
    this.descriptor = printDescriptor(template.descriptor)
    this.digest = named(
      vaultDigest({
        name: this.name,
        network: this.network.name,
        cosigners: this.cosigners.map(({ name }) => name),
        descriptor: this.descriptor,
        scheme: template.scheme,
      }),
    )
    this.identity = vaultIdentity(this.network.name, template)
  }

  /** The vault, known by further digests, which are of the same identity. */
  alsoKnownAs(digests: Iterable<string>): Vault {
    return new Vault(this, new Set([...this.aliases, ...digests]))
  }

  /** Whether a digest is one of this vault. */
  isNamedBy(digest: string): boolean {
    return digest === this.digest.hex || this.aliases.has(digest)
  }

  /** The address at `branch` and `index` (0 to 2^31-1). */
  addressAt(branch: Branch, index: number): VaultAddress {
    const place = `${branch}/${index}`
    const known = this.#addresses.get(place)
    if (known !== undefined) return known
    const address = this.#derive(branch, index)
    this.#addresses.set(place, address)
    if (this.#addresses.size > MOST_KEPT) this.#forgetOldest()
    return address
  }

  #forgetOldest(): void {
    const [oldest] = this.#addresses.keys()
    if (oldest !== undefined) this.#addresses.delete(oldest)
  }

  #derive(branch: Branch, index: number): VaultAddress {
    const lock = this.template.at(branch, index)
    return { branch, index, lock, address: addressOf(lock.scriptPubKey, this.network) }
  }
}

/** What matters of a vault to whoever judges a proposal: who signs, how many have to, and by which digests it is named. */
export type VaultFacts = Pick<
  Vault,
  'name' | 'network' | 'paths' | 'primary' | 'cosigners' | 'digest' | 'aliases' | 'isNamedBy'
>

import { compareBytes } from '../base/bytes.js'
import { multisigScript } from '../bitcoin/script.js'
import type { PublicKey } from '../bitcoin/secp256k1.js'
import { addressOf } from '../chain/address.js'
import type { Network } from '../chain/network.js'
import type { ExtendedPublicKey } from '../keys/extended-key.js'
import { type Branch, type MultisigDescriptor, multisigDescriptor } from '../spend/multisig/descriptor.js'
import type { ScriptType, SpendingScripts } from '../spend/script-types.js'
import type { Cosigner } from './cosigner.js'
import { type NamedDigest, named, vaultDigest, vaultIdentity } from './digest.js'
import type { Threshold } from './threshold.js'

/** One key in an address's script, and the cosigner (by place in the vault) who holds it. */
export interface ScriptKey {
  readonly cosigner: number
  readonly publicKey: PublicKey
}

/** One address of a vault: where it is derived, its keys in the order of the script, and its scripts. */
export interface VaultAddress {
  /** 0 for receiving, 1 for change (BIP 44). */
  readonly branch: Branch
  readonly index: number
  readonly keys: readonly ScriptKey[]
  readonly scripts: SpendingScripts
  readonly address: string
}

/** What a vault is made of, once it has been checked. */
export interface VaultParts {
  readonly name: string
  readonly network: Network
  readonly scriptType: ScriptType
  readonly sorted: boolean
  readonly threshold: Threshold
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
  readonly scriptType: ScriptType
  readonly sorted: boolean
  readonly threshold: Threshold
  readonly cosigners: readonly Cosigner[]
  /** The descriptor of both branches with its checksum (BIP 380, 389). */
  readonly descriptor: string
  readonly digest: NamedDigest
  /** What its scripts are made of, 64 hex digits: {@link vaultIdentity}. Policies, limits and history go by it. */
  readonly identity: string
  /** Other digests of this very vault, by which older files, policies and logs name it. */
  readonly aliases: ReadonlySet<string>
  readonly #branchKeys: (readonly ExtendedPublicKey[] | undefined)[] = []
  readonly #addresses = new Map<string, VaultAddress>()

  /** For `createVault`, which checks the parts first. */
  constructor(parts: VaultParts, aliases: ReadonlySet<string> = new Set()) {
    this.aliases = aliases
    this.name = parts.name
    this.network = parts.network
    this.scriptType = parts.scriptType
    this.sorted = parts.sorted
    this.threshold = parts.threshold
    this.cosigners = parts.cosigners
    this.descriptor = multisigDescriptor(this.multisig)
    this.digest = named(
      vaultDigest({
        name: this.name,
        network: this.network.name,
        cosigners: this.cosigners.map(({ name }) => name),
        descriptor: this.descriptor,
      }),
    )
    this.identity = vaultIdentity({
      network: this.network.name,
      scriptType: this.scriptType.name,
      sorted: this.sorted,
      required: this.threshold.required,
      keys: this.cosigners.map(({ xpub }) => xpub.pointAndChainCode),
    })
  }

  /** The vault, known by further digests, which are of the same identity. */
  alsoKnownAs(digests: Iterable<string>): Vault {
    return new Vault(this, new Set([...this.aliases, ...digests]))
  }

  /** Whether a digest is one of this vault. */
  isNamedBy(digest: string): boolean {
    return digest === this.digest.hex || this.aliases.has(digest)
  }

  /** The vault as a descriptor, to print in other forms. */
  get multisig(): MultisigDescriptor {
    return {
      scriptType: this.scriptType.name,
      sorted: this.sorted,
      threshold: this.threshold.required,
      keys: this.cosigners.map(({ fingerprint, path, xpub }) => ({ origin: { fingerprint, path }, xpub })),
    }
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
    const keys = this.#keysOf(branch).map((key, cosigner) => ({
      cosigner,
      publicKey: key.childPublicKey(index),
    }))
    // BIP 67: the script's keys in lexicographic order.
    if (this.sorted) keys.sort((a, b) => compareBytes(a.publicKey, b.publicKey))
    const script = multisigScript(
      this.threshold.required,
      keys.map(({ publicKey }) => publicKey),
    )
    const scripts = this.scriptType.scripts(script)
    return { branch, index, keys, scripts, address: addressOf(scripts.scriptPubKey, this.network) }
  }

  #keysOf(branch: Branch): readonly ExtendedPublicKey[] {
    const known = this.#branchKeys[branch]
    if (known !== undefined) return known
    const keys = this.cosigners.map(({ xpub }) => xpub.child(branch))
    this.#branchKeys[branch] = keys
    return keys
  }
}

/** What matters of a vault to whoever judges a proposal: who signs, how many have to, and by which digests it is named. */
export type VaultFacts = Pick<
  Vault,
  'name' | 'network' | 'threshold' | 'cosigners' | 'digest' | 'aliases' | 'isNamedBy'
>

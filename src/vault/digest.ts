import { toHex, utf8 } from '../base/bytes.js'
import { type Digest32, taggedHash } from '../base/hash.js'
import { comparisonWords } from '../keys/comparison-words.js'

/** A digest as people and scripts compare it. */
export interface NamedDigest {
  /** 64 lower-case hex digits. */
  readonly hex: string
  /** Twelve words of BIP 39's English list, to compare by voice. They are reckoned when they are first asked for. */
  readonly words: string
}

/**
 * What a vault's digest commits to: its name, its network, its cosigners' names and its descriptor, which says the
 * rest.
 */
export interface DigestedVault {
  readonly name: string
  readonly network: string
  readonly cosigners: readonly string[]
  readonly descriptor: string
}

/**
 * The vault's digest: BIP 340 tagged hash with the tag `ringi/vault` over name, network, the cosigners' names and the
 * descriptor with its checksum, in this order, one a line, each line ended by a newline.
 */
export function vaultDigest({ name, network, cosigners, descriptor }: DigestedVault): Digest32 {
  const lines = [name, network, ...cosigners, descriptor]
  return taggedHash('ringi/vault', utf8(lines.map(line => `${line}\n`).join('')))
}

/** What a vault's scripts are made of. */
export interface ScriptMaterial {
  readonly network: string
  readonly scriptType: string
  readonly sorted: boolean
  /** How many of the keys have to sign. */
  readonly required: number
  /** Each cosigner's public key and chain code: {@link ExtendedPublicKey.pointAndChainCode}. */
  readonly keys: readonly string[]
}

/**
 * The vault's identity, 64 hex digits: what its scripts are made of and nothing else. Two vaults of one identity have the
 * same coins, whatever else they say: names, origins, and the bytes of an extended key that enter no script. BIP 340
 * tagged hash with the tag `ringi/vault-identity` over network, script type, `sorted` or `unsorted`, how many have to sign,
 * and the keys, one a line, each line ended by a newline; where the scripts sort their keys (BIP 67), so does this.
 */
export function vaultIdentity({ network, scriptType, sorted, required, keys }: ScriptMaterial): string {
  const ordered = sorted ? keys.toSorted() : keys
  const lines = [network, scriptType, sorted ? 'sorted' : 'unsorted', `${required}`, ...ordered]
  return toHex(taggedHash('ringi/vault-identity', utf8(lines.map(line => `${line}\n`).join(''))))
}

/** Hex and words of a 32-byte digest. */
export function named(digest: Uint8Array): NamedDigest {
  return new Named(digest)
}

// Words take tens of milliseconds. A folder of thousands of proposals has as many digests, and shows the words of one.
class Named implements NamedDigest {
  readonly hex: string
  readonly #digest: Uint8Array
  #words: string | undefined

  constructor(digest: Uint8Array) {
    this.hex = toHex(digest)
    this.#digest = digest
  }

  get words(): string {
    this.#words ??= comparisonWords(this.#digest)
    return this.#words
  }
}

/** How JSON output and log entries name a vault. */
export function nameAndDigest({ name, digest }: { readonly name: string; readonly digest: NamedDigest }) {
  return { name, digest: digest.hex }
}

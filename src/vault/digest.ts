import { toHex } from '../base/bytes.js'
import { type Digest32, taggedHashOfLines } from '../base/hash.js'
import { comparisonWords } from '../keys/comparison-words.js'
import type { SpendTemplate } from '../spend/script-type.js'

/** A digest as people and scripts compare it. */
export interface NamedDigest {
  /** 64 lower-case hex digits. */
  readonly hex: string
  /** Twelve words of BIP 39's English list, to compare by voice. They are reckoned when they are first asked for. */
  readonly words: string
}

/**
 * What a vault's digest commits to: its name, its network, its cosigners' names, its descriptor, and what that does not
 * say.
 */
interface DigestedVault {
  readonly name: string
  readonly network: string
  readonly cosigners: readonly string[]
  readonly descriptor: string
  /** How signatures are made, where the chain leaves the choice. */
  readonly scheme?: string | undefined
}

/**
 * The vault's digest: BIP 340 tagged hash with the tag `ringi/vault` over name, network, the cosigners' names and the
 * descriptor with its checksum, and where there is a choice the scheme of signatures, in this order, one a line, each line
 * ended by a newline.
 */
export function vaultDigest({ name, network, cosigners, descriptor, scheme }: DigestedVault): Digest32 {
  const chosen = scheme === undefined ? [] : [scheme]
  return taggedHashOfLines('ringi/vault', [name, network, ...cosigners, descriptor, ...chosen])
}

/**
 * The vault's identity, 64 hex digits: what its scripts are made of and nothing else. Two vaults of one identity have the
 * same coins, whatever else they say: names, origins, and the bytes of an extended key that enter no script. BIP 340
 * tagged hash with the tag `ringi/vault-identity` over the network and the material of the template, which for M of N keys
 * is the script type, `sorted` or `unsorted`, M, and each key's point and chain code, sorted where the scripts sort their
 * keys (BIP 67); one a line, each line ended by a newline.
 */
export function vaultIdentity(network: string, { material }: Pick<SpendTemplate, 'material'>): string {
  return toHex(taggedHashOfLines('ringi/vault-identity', [network, ...material]))
}

/** Hex and words of a 32-byte digest. */
export function named(digest: Uint8Array): NamedDigest {
  return new LazyDigest(digest)
}

// Words take tens of milliseconds. A folder of thousands of proposals has as many digests, and shows the words of one.
class LazyDigest implements NamedDigest {
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

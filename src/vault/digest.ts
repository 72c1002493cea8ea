import { toHex, utf8 } from '../bitcoin/bytes.js'
import { type Digest32, taggedHash } from '../bitcoin/hash.js'
import { digestWords } from '../keys/digest-words.js'

/** A digest as people and scripts compare it. */
export interface NamedDigest {
  /** 64 lower-case hex digits. */
  readonly hex: string
  /** Six words of BIP 39's English list: the first 66 bits of the digest, to compare by voice. */
  readonly words: string
}

/**
 * What a vault's digest commits to: its name, its network, its cosigners' names and its descriptor, which says the
 * rest.
 */
export interface VaultIdentity {
  readonly name: string
  readonly network: string
  readonly cosigners: readonly string[]
  readonly descriptor: string
}

/**
 * The vault's digest: BIP 340 tagged hash with the tag `ringi/vault` over name, network, the cosigners' names and the
 * descriptor with its checksum, in this order, one a line, each line ended by a newline.
 */
export function vaultDigest({ name, network, cosigners, descriptor }: VaultIdentity): Digest32 {
  const lines = [name, network, ...cosigners, descriptor]
  return taggedHash('ringi/vault', utf8(lines.map(line => `${line}\n`).join('')))
}

/** Hex and words of a 32-byte digest. */
export function named(digest: Digest32): NamedDigest {
  return { hex: toHex(digest), words: digestWords(digest) }
}

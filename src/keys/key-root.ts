import type { Network } from '../chain/network.js'
import { ExtendedPrivateKey } from './extended-key.js'
import { seedOf } from './mnemonic.js'
import { using } from './using.js'

/** What a master key is made of. A secret. */
export type KeyRoot =
  /** Of BIP 39, in their canonical spelling; a passphrase may belong to them. */
  | { readonly words: string }
  /** 16 to 64 bytes (BIP 32), as shares of a key have it. */
  | { readonly seed: Uint8Array }

/** The seed that BIP 32 makes a master key of, as bytes of its own. A passphrase belongs to words alone. */
export function seedOfRoot(root: KeyRoot, passphrase: string): Uint8Array {
  return 'words' in root ? seedOf(root.words, passphrase) : root.seed.slice()
}

/** The master key of a root, and of the passphrase where words have one, on a network (BIP 32). */
export function masterKeyOfRoot(root: KeyRoot, passphrase: string, network: Network): ExtendedPrivateKey {
  return using(seedOfRoot(root, passphrase), seed => ExtendedPrivateKey.fromSeed(seed, network))
}

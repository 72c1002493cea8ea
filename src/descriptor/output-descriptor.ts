import type { ExtendedPrivateKey, ExtendedPublicKey } from '../keys/extended-key.js'
import type { KeyOrigin } from '../keys/origin.js'

/** An output descriptor (BIP 380): which scripts a wallet has, in one line. */
export type OutputDescriptor = SingleKeyDescriptor | MultisigExpression | WrappedDescriptor

/** The script of one key (BIP 381, 382). */
export interface SingleKeyDescriptor {
  readonly type: 'pk' | 'pkh' | 'wpkh'
  readonly key: KeyExpression
}

/** `threshold` of `keys`, in the order given or in that of BIP 67 (BIP 383). */
export interface MultisigExpression {
  readonly type: 'multi' | 'sortedmulti'
  readonly threshold: number
  readonly keys: readonly KeyExpression[]
}

/** A script behind its hash (BIP 381, 382); `sh32` is Ringi's own word for P2SH32 of Bitcoin Cash, which has none. */
export interface WrappedDescriptor {
  readonly type: 'sh' | 'sh32' | 'wsh'
  readonly inner: OutputDescriptor
}

/** A key and the way from it to the keys of the scripts (BIP 380). */
export interface KeyExpression {
  readonly origin?: KeyOrigin
  readonly key: DescriptorKey
  readonly path: readonly PathStep[]
  /** Whether the script's index is a last step of the path, and how it is derived. */
  readonly wildcard: 'none' | 'unhardened' | 'hardened'
}

/** A BIP 32 child number, or several of which each makes a descriptor of its own (BIP 389). */
export type PathStep = number | readonly number[]

/** The key itself. Of a WIF private key only its public key is kept: scripts need no more. */
export type DescriptorKey =
  | { readonly kind: 'public' | 'wif'; readonly publicKey: Uint8Array }
  | { readonly kind: 'xpub'; readonly xpub: ExtendedPublicKey }
  | { readonly kind: 'xprv'; readonly xprv: ExtendedPrivateKey }

/** The key expressions of `descriptor` in their order. */
export function keysOf(descriptor: OutputDescriptor): readonly KeyExpression[] {
  if ('inner' in descriptor) return keysOf(descriptor.inner)
  return 'key' in descriptor ? [descriptor.key] : descriptor.keys
}

/** `descriptor` with every key expression replaced. */
export function mapKeys(
  descriptor: OutputDescriptor,
  replace: (key: KeyExpression) => KeyExpression,
): OutputDescriptor {
  if ('inner' in descriptor) return { ...descriptor, inner: mapKeys(descriptor.inner, replace) }
  if ('key' in descriptor) return { ...descriptor, key: replace(descriptor.key) }
  return { ...descriptor, keys: descriptor.keys.map(replace) }
}

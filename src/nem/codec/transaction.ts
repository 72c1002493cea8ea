import type { NemNetwork } from '../../chain/nem/networks.js'
import type { Mosaic } from '../mosaic.js'

/** Seconds of NEM's own time, which begins at 2015-03-29 00:06:25 UTC: nothing is valid before the first or after the second. */
export interface Window {
  readonly timestamp: number
  readonly deadline: number
}

/** What every transaction begins with. */
export interface Head extends Window {
  readonly network: NemNetwork
  /** The public key of the account that it is of, 32 bytes. */
  readonly signer: Uint8Array
  /** Millionths of XEM. */
  readonly fee: bigint
}

/** What a transfer tells its recipient. */
export interface TransferMessage {
  readonly kind: 'plain' | 'encrypted'
  readonly bytes: Uint8Array
}

/** Pays an account (0x0101). */
export interface Transfer extends Head {
  readonly type: 'transfer'
  /** The first has no place for mosaics. */
  readonly version: 1 | 2
  /** The 25 bytes of the recipient's address. */
  readonly recipient: Uint8Array
  /** Millionths of XEM; where there are mosaics, of how many of each quantity. */
  readonly amount: bigint
  readonly message: TransferMessage | undefined
  /** In the order of their names. */
  readonly mosaics: readonly Mosaic[]
}

/** One cosigner who comes or goes. */
export interface CosignerChange {
  readonly kind: 'add' | 'remove'
  readonly publicKey: Uint8Array
}

/** Makes an account one of several cosigners, or changes who they are (0x1001, version 2). */
export interface Modification extends Head {
  readonly type: 'modification'
  /** Additions first, each kind in the order of the keys' hashes. */
  readonly changes: readonly CosignerChange[]
  /** By how much the number of cosigners changes who have to sign. */
  readonly delta: number
}

/** What the account of several cosigners does. */
export type Inner = Transfer | Modification

/** Carries what such an account does, signed by one of its cosigners (0x1004). */
export interface Multisig extends Head {
  readonly type: 'multisig'
  readonly inner: Inner
}

/** Another cosigner's consent to it (0x1002). */
export interface Cosignature extends Head {
  readonly type: 'cosignature'
  /** The hash of the inner transaction: nothing of the one that carries it is signed here. */
  readonly innerHash: Uint8Array
  /** The 25 bytes of the address of the account that does it. */
  readonly account: Uint8Array
}

/** What this program reads and writes; other transactions are none that a vault makes. */
export type NemTransaction = Inner | Multisig | Cosignature

/** What NIS numbers them by. */
export const TYPES = {
  transfer: 0x0101,
  modification: 0x1001,
  cosignature: 0x1002,
  multisig: 0x1004,
} as const

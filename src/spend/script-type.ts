import type { Sighasher } from '../bitcoin/sighash.js'
import type { Transaction } from '../bitcoin/transaction.js'
import type { Network } from '../chain/network.js'

export type ScriptTypeName = 'p2wsh' | 'p2sh-p2wsh' | 'p2sh'

/** The scripts of one multisig address. */
export interface SpendingScripts {
  /** What stands in the output. */
  readonly scriptPubKey: Uint8Array
  /** Present where the output is P2SH (BIP 16). */
  readonly redeemScript?: Uint8Array
  /** Present where the input is segwit (BIP 141). */
  readonly witnessScript?: Uint8Array
  /** The multisig script itself: what signatures commit to. */
  readonly multisig: Uint8Array
}

/** What an input carries to spend a coin. */
export interface Spend {
  readonly scriptSig: Uint8Array
  readonly witness: readonly Uint8Array[]
}

/** Everything that differs between the ways to put a multisig script into an output: one file and one row each. */
export interface ScriptType {
  readonly name: ScriptTypeName
  readonly label: string
  /** The most keys that nodes relay: 20 in a witness script, 15 in a redeem script of 520 bytes. */
  readonly maxCosigners: number
  readonly segwit: boolean
  /** The path of the cosigners' extended keys: BIP 48, or BIP 45 for P2SH. Throws `path.malformed`. */
  accountPath(network: Network, account: number): string
  /** The descriptor around a multisig expression (BIP 381, 382). */
  descriptor(multisigExpression: string): string
  /** The scripts around a multisig script. */
  scripts(multisig: Uint8Array): SpendingScripts
  /** The input's parts, from M signatures (DER and type) in the order of their keys. */
  spend(scripts: SpendingScripts, signatures: readonly Uint8Array[]): Spend
  /** The signature items of an input that claims to be finished, or undefined where it is not of this shape. */
  signaturesOf(scripts: SpendingScripts, spend: Spend): Uint8Array[] | undefined
  sighasher(transaction: Transaction): Sighasher
}

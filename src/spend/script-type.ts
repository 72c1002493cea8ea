import type { Field } from '../bitcoin/psbt-fields.js'
import type { Network } from '../chain/network.js'
import type { OutputDescriptor } from '../descriptor/output-descriptor.js'
import type { DerivationClaim } from './derivation-claims.js'
import type { LockFields, Side } from './fields.js'
import type { Lock } from './lock.js'
import type { SpendPath } from './path.js'
import type { TemplateKey } from './template-key.js'

export type ScriptTypeName = 'p2wsh' | 'p2sh-p2wsh' | 'p2sh' | 'p2sh20' | 'p2sh32'

/** How signatures are made, on chains that leave the choice. */
export const SCHEME_NAMES = ['ecdsa', 'schnorr'] as const

export type SchemeName = (typeof SCHEME_NAMES)[number]

/** M of the given keys. */
export interface QuorumPlan {
  readonly required: number
  /** Whether a script's keys are put in the order of BIP 67, or stand as listed. */
  readonly sorted: boolean
  readonly keys: readonly TemplateKey[]
  /** `ecdsa` where none is named. */
  readonly scheme?: SchemeName | undefined
}

/** One way to lock coins: everything that does not depend on whose keys it is for. A file and a row each. */
export interface ScriptType {
  readonly name: ScriptTypeName
  readonly label: string
  /** The most keys that nodes relay: 20 in a witness script, 15 in a redeem script of 520 bytes. */
  readonly maxCosigners: number
  /** Whether inputs carry a witness, whose bytes weigh less (BIP 141). */
  readonly segwit: boolean
  /** Of chains whose signatures have the bit of the fork in their type (`Chain.forkId`), and of those alone. */
  readonly forkId?: true
  /** The fields by which PSBTs tell of its locks. */
  readonly fields: LockFields
  /** The path of the cosigners' extended keys: BIP 48, or BIP 45 for P2SH. Throws `path.malformed`. */
  accountPath(network: Network, account: number): string
  /** The descriptor around a script expression (BIP 381, 382). */
  descriptor(expression: string): string
  /** What fields say of where keys of such locks come from. Throws `psbt.field-malformed`. */
  derivationsIn(side: Side, fields: readonly Field[]): DerivationClaim[]
  /** The output script that an input's scripts amount to, where nothing proves its coin. */
  claimedScript(fields: readonly Field[]): Uint8Array | undefined
  /** Coins that M of the given keys open. */
  template(plan: QuorumPlan): SpendTemplate
  /** Makes the template of a descriptor of this type from its keys; undefined for a descriptor of another type. */
  recognise(descriptor: OutputDescriptor): ((keys: readonly TemplateKey[]) => SpendTemplate) | undefined
}
/** The branch that addresses to receive on come from, and the one for change (BIP 44). */
export type Branch = 0 | 1
/** How a wallet's coins are locked, for all its addresses: a kind of script with the cosigners' keys put in. */
export interface SpendTemplate {
  readonly scriptType: ScriptType
  /** The ways to spend, the usual one first. */
  readonly paths: readonly [primary: SpendPath, ...others: SpendPath[]]
  /** Each cosigner's key, by their place. */
  readonly keys: readonly TemplateKey[]
  /** Whether its scripts put their keys in the order of BIP 67. */
  readonly sorted: boolean
  /** How signatures are made, where the chain leaves the choice. It is in no script. */
  readonly scheme?: SchemeName | undefined
  /** Both branches in one, `/<0;1>/*` behind every key (BIP 389). */
  readonly descriptor: OutputDescriptor
  /** What the scripts are made of beside the network, line by line: the same for templates of the same scripts alone. */
  readonly material: readonly string[]
  /** The lock at `branch` and `index` (0 to 2^31-1). */
  at(branch: Branch, index: number): Lock
}

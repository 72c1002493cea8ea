import { expandMultipath } from '../descriptor/multipath.js'
import type { OutputDescriptor } from '../descriptor/output-descriptor.js'
import { printDescriptor } from '../descriptor/print.js'
import type { ExtendedPublicKey } from '../keys/extended-key.js'
import type { KeyOrigin } from '../keys/origin.js'
import type { Lock } from './lock.js'
import type { SpendPath } from './path.js'
import type { ScriptType } from './script-type.js'

/** The branch that addresses to receive on come from, and the one for change (BIP 44). */
export type Branch = 0 | 1

/** What a template knows of one cosigner's key: its origin and the extended public key that its branches start at. */
export interface TemplateKey extends KeyOrigin {
  readonly xpub: ExtendedPublicKey
}

/** How a wallet's coins are locked, for all its addresses: a kind of script with the cosigners' keys put in. */
export interface SpendTemplate {
  readonly scriptType: ScriptType
  /** The ways to spend, the usual one first. */
  readonly paths: readonly [primary: SpendPath, ...others: SpendPath[]]
  /** Each cosigner's key, by their place. */
  readonly keys: readonly TemplateKey[]
  /** Whether its scripts put their keys in the order of BIP 67. */
  readonly sorted: boolean
  /** Both branches in one, `/<0;1>/*` behind every key (BIP 389). */
  readonly descriptor: OutputDescriptor
  /** What the scripts are made of beside the network, line by line: the same for templates of the same scripts alone. */
  readonly material: readonly string[]
  /** The lock at `branch` and `index` (0 to 2^31-1). */
  at(branch: Branch, index: number): Lock
}

/** What one branch of a template locks, as a descriptor (BIP 380). */
export function branchOf({ descriptor }: SpendTemplate, branch: Branch): OutputDescriptor {
  return expandMultipath(descriptor)[branch] as OutputDescriptor
}

/** The descriptor of one branch alone, with its checksum: for wallets that do not know BIP 389. */
export function branchDescriptor(template: SpendTemplate, branch: Branch): string {
  return printDescriptor(branchOf(template, branch))
}

import { expandMultipath } from '../descriptor/multipath.js'
import type { OutputDescriptor } from '../descriptor/output-descriptor.js'
import { printDescriptor } from '../descriptor/print.js'
import type { Branch, SpendTemplate } from './script-type.js'

/** What one branch of a template locks, as a descriptor (BIP 380). */
export function branchOf({ descriptor }: SpendTemplate, branch: Branch): OutputDescriptor {
  return expandMultipath(descriptor)[branch] as OutputDescriptor
}

/** The descriptor of one branch alone, with its checksum: for wallets that do not know BIP 389. */
export function branchDescriptor(template: SpendTemplate, branch: Branch): string {
  return printDescriptor(branchOf(template, branch))
}

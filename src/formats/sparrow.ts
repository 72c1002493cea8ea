import { branchDescriptor } from '../spend/branch-descriptor.js'
import { descriptorsIn } from './descriptor.js'
import { templateOfDescriptors } from './descriptor-template.js'
import type { Format } from './format.js'
import { isSparrow } from './source.js'
import { readSparrowWallet, sparrowNetwork } from './sparrow-wallet.js'

/**
 * The file that Sparrow writes for "Output Descriptor": the descriptor of both branches and each alone, with comments. The
 * wallet file of its older versions, plain JSON, is read too.
 */
export const sparrow: Format = {
  name: 'sparrow',
  label: 'Sparrow',
  isJson: false,
  recognises: source => isSparrow(source) || source.json?.policyType !== undefined,
  networkIn: ({ json }) => (json === undefined ? undefined : sparrowNetwork(json)),
  read: source =>
    source.json === undefined
      ? { template: templateOfDescriptors(descriptorsIn(source.lines), source, { checksum: 'usual' }) }
      : readSparrowWallet(source.json, source),
  write: ({ descriptor, template }) =>
    [
      ['# Receive and change descriptor (BIP389):', descriptor],
      ['# Receive descriptor (Bitcoin Core):', branchDescriptor(template, 0)],
      ['# Change descriptor (Bitcoin Core):', branchDescriptor(template, 1)],
    ]
      .map(lines => `${lines.join('\n')}\n`)
      .join('\n'),
}

import { branchDescriptor } from '../descriptor/multisig.js'
import { walletOf } from './descriptors.js'
import type { Format } from './format.js'

/** The file that Sparrow writes for "Output Descriptor": the descriptor of both branches and each alone, with comments. */
export const sparrow: Format = {
  name: 'sparrow',
  label: 'Sparrow output descriptor',
  isJson: false,
  recognises: ({ lines }) =>
    lines.some(isComment) && /^[a-z]+\(/.test(lines.find(line => !isComment(line)) ?? ''),
  read: ({ lines, network }) => ({
    multisig: walletOf(
      lines.filter(line => !isComment(line)),
      { network, checksum: 'required' },
    ),
  }),
  write: ({ descriptor, multisig }) =>
    [
      ['# Receive and change descriptor (BIP389):', descriptor],
      ['# Receive descriptor (Bitcoin Core):', branchDescriptor(multisig, 0)],
      ['# Change descriptor (Bitcoin Core):', branchDescriptor(multisig, 1)],
    ]
      .map(lines => `${lines.join('\n')}\n`)
      .join('\n'),
}

function isComment(line: string): boolean {
  return line.startsWith('#')
}

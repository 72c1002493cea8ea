import { branchDescriptor } from '../descriptor/multisig.js'
import type { Vault } from '../vault/vault.js'
import { walletOf } from './descriptors.js'
import type { Format } from './format.js'
import { Members } from './members.js'

/** What Bitcoin Core prints for `listdescriptors`, and takes for `importdescriptors`. */
export const core: Format = {
  name: 'core',
  label: 'Bitcoin Core',
  isJson: true,
  recognises: ({ json, list }) => list !== undefined || json?.descriptors !== undefined,
  read: ({ json, list, network }) => {
    const rows = list ?? new Members(json).list('descriptors')
    const texts = rows.map(row => new Members(row, 'a descriptor').text('desc'))
    return { multisig: walletOf(texts, { network, checksum: 'required' }) }
  },
  write: vault => `${JSON.stringify([request(vault, 0), request(vault, 1)], null, 2)}\n`,
}

/** One request a branch, ranged, from the first block on. */
function request({ multisig }: Vault, branch: 0 | 1): object {
  return {
    desc: branchDescriptor(multisig, branch),
    active: true,
    internal: branch === 1,
    range: [0, 999],
    next_index: 0,
    timestamp: 0,
  }
}

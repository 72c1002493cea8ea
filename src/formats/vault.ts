import { RingiError } from '../base/error.js'
import { type NetworkName, networkNamed } from '../chain/network.js'
import { formatVault, parseVault } from '../vault/file.js'
import type { Format } from './format.js'
import { Members } from './members.js'

/** Ringi's own vault file. Imported under another name it is another vault, with another digest. */
export const vault: Format = {
  name: 'vault',
  label: 'Ringi vault file',
  isJson: true,
  recognises: ({ json }) => json?.ringi !== undefined && json.kind === 'vault',
  networkIn: ({ json }) => knownNetwork(new Members(json).text('network')),
  read: ({ text }) => {
    const { template, cosigners, digest } = parseVault(text)
    return { template, names: cosigners.map(({ name }) => name), digestWords: digest.words }
  },
  write: formatVault,
}

function knownNetwork(name: string): NetworkName {
  try {
    return networkNamed(name).name
  } catch {
    throw new RingiError('vault.malformed', { why: 'network' })
  }
}

import { NETWORKS, type NetworkName } from '../chain/network.js'
import { malformed } from './refusals.js'

/** The network that another program calls `name`. Throws `vault.malformed`. */
export function networkCalled(name: string): NetworkName {
  const lower = name.toLowerCase()
  const found = Object.values(NETWORKS).find(one => one.name === lower || one.aliases.includes(lower))
  if (found === undefined) throw malformed('it names a network that does not exist')
  return found.name
}

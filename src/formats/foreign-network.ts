import { RingiError } from '../base/error.js'
import { NETWORKS, type NetworkName } from '../chain/network.js'

/** The network that another program calls `name`. Throws `vault.malformed`. */
export function networkCalled(name: string): NetworkName {
  const lower = name.toLowerCase()
  const found = Object.values(NETWORKS).find(one => one.name === lower || one.aliases.includes(lower))
  if (found === undefined) throw new RingiError('vault.malformed', { why: 'network' })
  return found.name
}

import { RingiError } from '../base/error.js'
import { type Finding, finding } from '../base/finding.js'
import { isReal, type NetworkName } from '../chain/network.js'
import { interfacesUp } from '../platform/interfaces.js'
import { loadingVariables } from '../platform/runtime.js'

/**
 * Looks around before a private key is touched. A network interface that is up refuses where money is real unless it is
 * allowed, and so does an environment that loads other code into the program. What remains is a warning, also
 * where nobody says which network the key is for. Throws `network-interface.up`, `runtime.altered`.
 */
export async function checkOffline(allowOnline: boolean, network?: NetworkName): Promise<Finding[]> {
  return [...(await checkInterfaces(allowOnline, network)), ...checkRuntime(network)]
}

async function checkInterfaces(allowOnline: boolean, network?: NetworkName): Promise<Finding[]> {
  const interfaces = await interfacesUp()
  if (interfaces.length === 0) return []
  const args = { why: 'private-key', interfaces } as const
  if (isReal(network) && !allowOnline) throw new RingiError('network-interface.up', args)
  return [finding('warn', 'network-interface.up', args)]
}

function checkRuntime(network?: NetworkName): Finding[] {
  const variables = loadingVariables()
  if (variables.length === 0) return []
  const args = { why: 'loading', variables } as const
  if (isReal(network)) throw new RingiError('runtime.altered', args)
  return [finding('warn', 'runtime.altered', args)]
}

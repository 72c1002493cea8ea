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
  const names = await interfacesUp()
  if (names.length === 0) return []
  const message = `Network interface(s) up: ${names.join(', ')}. A private key is used on a machine that could be reached.`
  if (isReal(network) && !allowOnline) {
    throw new RingiError('network-interface.up', message, {
      hint: 'Unplug or switch it off. --allow-online goes on all the same, and is reported.',
      details: { interfaces: names },
    })
  }
  return [finding('warn', 'network-interface.up', message)]
}

function checkRuntime(network?: NetworkName): Finding[] {
  const names = loadingVariables()
  if (names.length === 0) return []
  const message = `${names.join(', ')} can load other code into this program, which would see the key.`
  if (isReal(network)) {
    throw new RingiError('runtime.altered', message, {
      hint: `Find out who has set it. Run unset ${names.join(' ')} and start again.`,
      details: { variables: names },
    })
  }
  return [finding('warn', 'runtime.altered', message)]
}

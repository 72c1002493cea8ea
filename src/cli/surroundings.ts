import { RingiError } from '../bitcoin/error.js'
import { type Finding, finding } from '../bitcoin/finding.js'
import type { NetworkName } from '../bitcoin/network.js'
import { interfacesUp } from '../platform/interfaces.js'
import { isOn, type Options } from './options.js'

/** The option of commands that touch a private key. */
export const ALLOW_ONLINE = [
  '--allow-online',
  'use a mainnet key although a network interface is up',
] as const

/**
 * Looks for network interfaces before a private key is touched. One that is up refuses for mainnet unless
 * `--allow-online`; what remains is a warning, also where nobody says which network the key is for. Throws
 * `network-interface.up`.
 */
export async function checkOffline(options: Options, network?: NetworkName): Promise<Finding[]> {
  const names = await interfacesUp()
  if (names.length === 0) return []
  const message = `Network interface(s) up: ${names.join(', ')}. A private key is used on a machine that could be reached.`
  if (network === 'mainnet' && !isOn(options, 'allowOnline')) {
    throw new RingiError('network-interface.up', message, {
      hint: 'Unplug or switch it off. --allow-online goes on all the same, and is reported.',
      details: { interfaces: names },
    })
  }
  return [finding('warn', 'network-interface.up', message)]
}

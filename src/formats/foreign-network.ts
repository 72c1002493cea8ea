import type { NetworkName } from '../chain/network.js'
import { malformed } from './refusals.js'

/** What other programs call the networks, in lower case. */
const NAMES: ReadonlyMap<string, NetworkName> = new Map([
  ['mainnet', 'mainnet'],
  ['main', 'mainnet'],
  ['bitcoin', 'mainnet'],
  ['testnet', 'testnet'],
  ['testnet3', 'testnet'],
  ['testnet4', 'testnet'],
  ['test', 'testnet'],
  ['signet', 'signet'],
  ['regtest', 'regtest'],
])

/** The network that another program calls `name`. Throws `vault.malformed`. */
export function networkCalled(name: string): NetworkName {
  const network = NAMES.get(name.toLowerCase())
  if (network === undefined) throw malformed('it names a network that does not exist')
  return network
}

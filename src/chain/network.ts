import { RingiError } from '../base/error.js'
import { BITCOIN_NETWORKS } from './bitcoin/networks.js'
import { MONACOIN_NETWORKS } from './monacoin/networks.js'
import type { NetworkRow } from './network-row.js'

/** The rows of every chain, under the names that people type and files carry. */
const ROWS = { ...BITCOIN_NETWORKS, ...MONACOIN_NETWORKS }

export type NetworkName = keyof typeof ROWS

/** One network of a chain. */
export interface Network extends NetworkRow {
  readonly name: NetworkName
}

/** All networks, by name. */
export const NETWORKS = Object.fromEntries(
  Object.entries<NetworkRow>(ROWS).map(([name, row]) => [name, { name, ...row }]),
) as Readonly<Record<NetworkName, Network>>

/** Whether money is worth something on the network called `name`; no where none is said. */
export function isReal(name: NetworkName | undefined): boolean {
  return name !== undefined && NETWORKS[name].money === 'real'
}

/** What is meant where a file or an entry of a log does not say which network. */
export const USUAL_NETWORK: Network = NETWORKS.mainnet

/** Their names, in the order in which people are told them. */
export const NETWORK_NAMES = Object.keys(NETWORKS) as readonly NetworkName[]

/** Where `name` says that something is; the usual network for what says none, or one that there is not. */
export function networkSaid(name: unknown): Network {
  return typeof name === 'string' && isNetworkName(name) ? NETWORKS[name] : USUAL_NETWORK
}

function isNetworkName(name: string): name is NetworkName {
  return Object.hasOwn(NETWORKS, name)
}

/** The network called `name`. Throws `network.unknown`. */
export function networkNamed(name: string): Network {
  if (isNetworkName(name)) return NETWORKS[name]
  throw new RingiError('network.unknown', { name, known: NETWORK_NAMES })
}

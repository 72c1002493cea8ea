import { RingiError } from '../base/error.js'
import { BITCOIN_NETWORKS } from './bitcoin/networks.js'
import { BITCOIN_CASH_NETWORKS } from './bitcoin-cash/networks.js'
import { MONACOIN_NETWORKS } from './monacoin/networks.js'
import { NEM_NETWORKS, type NemNetwork } from './nem/networks.js'
import type { NetworkRow } from './network-row.js'

/** The rows of every chain, under the names that people type and files carry. */
const ROWS = { ...BITCOIN_NETWORKS, ...MONACOIN_NETWORKS, ...BITCOIN_CASH_NETWORKS }

export type NetworkName = keyof typeof ROWS

/** One network of a chain. */
export interface Network extends NetworkRow {
  readonly name: NetworkName
  /** There are coins on it that are spent. */
  readonly model: 'coins'
}

/** A network of whatever chain: its model says what its money is in. */
export type AnyNetwork = Network | NemNetwork

/** All networks, by name. */
export const NETWORKS = Object.fromEntries(
  Object.entries<NetworkRow>(ROWS).map(([name, row]) => [name, { name, model: 'coins', ...row }]),
) as Readonly<Record<NetworkName, Network>>

/** All of them, those with accounts last. */
const ANY_NETWORKS: Readonly<Record<AnyNetwork['name'], AnyNetwork>> = { ...NETWORKS, ...NEM_NETWORKS }

/** Whether money is worth something on the network called `name`; no where none is said. */
export function isReal(name: AnyNetwork['name'] | undefined): boolean {
  return name !== undefined && ANY_NETWORKS[name].money === 'real'
}

/** What is meant where a file or an entry of a log does not say which network. */
export const USUAL_NETWORK: Network = NETWORKS.mainnet

/** Their names, in the order in which people are told them. */
export const NETWORK_NAMES = Object.keys(NETWORKS) as readonly NetworkName[]

/** Where `name` says that something is; the usual network for what says none, or one that there is not. */
export function networkSaid(name: unknown): AnyNetwork {
  return typeof name === 'string' && isAnyNetworkName(name) ? ANY_NETWORKS[name] : USUAL_NETWORK
}

function isAnyNetworkName(name: string): name is AnyNetwork['name'] {
  return Object.hasOwn(ANY_NETWORKS, name)
}

function isNetworkName(name: string): name is NetworkName {
  return Object.hasOwn(NETWORKS, name)
}

/** The names of all, in the same order. */
export const ANY_NETWORK_NAMES = Object.keys(ANY_NETWORKS) as readonly AnyNetwork['name'][]

/** The network called `name`, whatever its money is in. Throws `network.unknown`. */
export function anyNetworkNamed(name: string): AnyNetwork {
  if (isAnyNetworkName(name)) return ANY_NETWORKS[name]
  throw new RingiError('network.unknown', { name, known: ANY_NETWORK_NAMES })
}

/** The network called `name`, which has to have accounts. Throws `network.unknown`. */
export function accountNetworkNamed(name: string): NemNetwork {
  const network = anyNetworkNamed(name)
  if (network.model === 'account') return network
  throw new RingiError('network.unknown', { name, known: Object.keys(NEM_NETWORKS) })
}

/** The network called `name`, which has to have coins. Throws `network.unknown`, `network.accounts`. */
export function networkNamed(name: string): Network {
  if (isNetworkName(name)) return NETWORKS[name]
  if (isAnyNetworkName(name)) throw new RingiError('network.accounts', { network: ANY_NETWORKS[name].label })
  throw new RingiError('network.unknown', { name, known: NETWORK_NAMES })
}

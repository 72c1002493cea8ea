import type { NetworkRow } from '../network-row.js'
import { NEM } from './chain.js'

/** Everything that differs between the networks of NEM. */
export interface NemNetwork extends Pick<NetworkRow, 'label' | 'money' | 'coinType'> {
  readonly name: 'nem' | 'nem-testnet'
  /** There are accounts on it, and no coins. */
  readonly model: 'account'
  readonly chain: typeof NEM
  /** The first byte of addresses, and what transactions say of their network. */
  readonly byte: number
}

/** One row a network. */
export const NEM_NETWORKS = {
  nem: {
    name: 'nem',
    model: 'account',
    chain: NEM,
    label: 'NEM mainnet',
    money: 'real',
    coinType: NEM.coinType,
    byte: 0x68,
  },
  'nem-testnet': {
    name: 'nem-testnet',
    model: 'account',
    chain: NEM,
    label: 'NEM testnet',
    money: 'test',
    coinType: 1,
    byte: 0x98,
  },
} as const satisfies Readonly<Record<NemNetwork['name'], NemNetwork>>

/** The network that has this byte in its addresses, if there is one. */
export function nemNetworkOf(byte: number): NemNetwork | undefined {
  return Object.values(NEM_NETWORKS).find(network => network.byte === byte)
}

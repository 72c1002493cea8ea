import { networks } from 'bitcoinjs-lib'
import type { NetworkName } from '../../src/chain/network.js'

/** The numbers of each network as another library has them, and in its form. */
export const OTHER_NETWORKS: Readonly<Record<NetworkName, typeof networks.bitcoin>> = {
  mainnet: networks.bitcoin,
  testnet: networks.testnet,
  signet: networks.testnet,
  regtest: networks.regtest,
}

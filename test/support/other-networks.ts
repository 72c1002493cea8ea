import { networks } from 'bitcoinjs-lib'
import type { NetworkName } from '../../src/chain/network.js'

// That library does not know them; these are from Trezor's `monacoin.json` and electrum-mona's `constants.py`.
const MONACOIN = { ...networks.bitcoin, messagePrefix: '\u0019Monacoin Signed Message:\n' }
const MONACOIN_TEST = { ...networks.testnet, messagePrefix: MONACOIN.messagePrefix, scriptHash: 117 }

/** The numbers of each network as another library has them, and in its form. */
export const OTHER_NETWORKS: Readonly<Record<NetworkName, typeof networks.bitcoin>> = {
  mainnet: networks.bitcoin,
  testnet: networks.testnet,
  signet: networks.testnet,
  regtest: networks.regtest,
  monacoin: { ...MONACOIN, ...{ bech32: 'mona', pubKeyHash: 50, scriptHash: 55, wif: 176 } },
  'monacoin-testnet': { ...MONACOIN_TEST, bech32: 'tmona' },
  'monacoin-regtest': { ...MONACOIN_TEST, bech32: 'rmona' },
  // Bitcoin's own but for addresses, which that library does not know.
  'bitcoin-cash': networks.bitcoin,
  bchtest: networks.testnet,
  bchreg: networks.testnet,
}

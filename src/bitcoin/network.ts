import { RingiError } from './error.js'

export type NetworkName = 'mainnet' | 'testnet' | 'signet' | 'regtest'

/** Everything that differs between chains. Testnet 3 and 4 share a row; three rows share their key prefixes. */
export interface Network {
  readonly name: NetworkName
  /** What people call it on the screen. */
  readonly label: string
  /** BIP 44 coin type, the second level of BIP 48 paths. */
  readonly coinType: 0 | 1
  /** Human-readable part of BIP 173 addresses. */
  readonly bech32: string
  readonly pubKeyHash: number
  readonly scriptHash: number
  readonly wif: number
  /** BIP 32 version bytes. */
  readonly bip32: { readonly public: number; readonly private: number }
  /** How often a block is to be expected, in milliseconds. Where blocks are made at will, what limits take it to be. */
  readonly spacing: number
}

const TEN_MINUTES = 600_000

const TEST_KEYS = {
  spacing: TEN_MINUTES,
  coinType: 1,
  pubKeyHash: 0x6f,
  scriptHash: 0xc4,
  wif: 0xef,
  bip32: { public: 0x043587cf, private: 0x04358394 },
} as const

/** One row a network. */
export const NETWORKS: Readonly<Record<NetworkName, Network>> = {
  mainnet: {
    name: 'mainnet',
    label: 'Bitcoin mainnet',
    coinType: 0,
    bech32: 'bc',
    pubKeyHash: 0x00,
    scriptHash: 0x05,
    wif: 0x80,
    bip32: { public: 0x0488b21e, private: 0x0488ade4 },
    spacing: TEN_MINUTES,
  },
  testnet: { name: 'testnet', label: 'testnet', bech32: 'tb', ...TEST_KEYS },
  signet: { name: 'signet', label: 'signet', bech32: 'tb', ...TEST_KEYS },
  regtest: { name: 'regtest', label: 'regtest', bech32: 'bcrt', ...TEST_KEYS },
}

/** The network called `name`. Throws `network.unknown`. */
export function networkNamed(name: string): Network {
  if (Object.hasOwn(NETWORKS, name)) return NETWORKS[name as NetworkName]
  throw new RingiError('network.unknown', `There is no network called ${JSON.stringify(name)}.`, {
    hint: `The networks are ${Object.keys(NETWORKS).join(', ')}.`,
  })
}

import { RingiError } from '../base/error.js'

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
  /** A block and its time (Unix milliseconds), where the chain's height can be reckoned from the clock. */
  readonly known?: { readonly height: number; readonly time: number }
  /** Whether somebody makes its blocks as they please, so that no clock tells anything of its height. */
  readonly atWill?: true
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
    // Of 20 April 2024, 00:09:27 UTC.
    known: { height: 840_000, time: 1_713_571_767_000 },
  },
  testnet: { name: 'testnet', label: 'testnet', bech32: 'tb', ...TEST_KEYS },
  signet: { name: 'signet', label: 'signet', bech32: 'tb', ...TEST_KEYS },
  regtest: { name: 'regtest', label: 'regtest', bech32: 'bcrt', ...TEST_KEYS, atWill: true },
}

/** The network called `name`. Throws `network.unknown`. */
export function networkNamed(name: string): Network {
  if (Object.hasOwn(NETWORKS, name)) return NETWORKS[name as NetworkName]
  throw new RingiError('network.unknown', `There is no network called ${JSON.stringify(name)}.`, {
    hint: `The networks are ${Object.keys(NETWORKS).join(', ')}.`,
  })
}

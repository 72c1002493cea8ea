import type { NetworkRow } from '../network-row.js'
import { bitcoinAddresses } from './address.js'
import { BITCOIN } from './chain.js'
import { REAL_KEYS, TEST_KEYS } from './key-versions.js'
import { BITCOIN_FEES, BITCOIN_RELAY } from './limits.js'

const TEN_MINUTES = 600_000

const ANY = {
  chain: BITCOIN,
  relay: BITCOIN_RELAY,
  fees: BITCOIN_FEES,
  spacing: TEN_MINUTES,
  taproot: true,
} as const

/** What the test networks share: testnet 3 and 4 are one row, and no key says on which of the rows it is. */
const TEST = {
  ...ANY,
  money: 'test',
  coinType: 1,
  wif: 0xef,
  ...TEST_KEYS,
} as const

const testAddresses = (bech32: string) => bitcoinAddresses({ bech32, pubKeyHash: 0x6f, scriptHash: 0xc4 })

/** One row a network of Bitcoin. */
export const BITCOIN_NETWORKS = {
  mainnet: {
    ...ANY,
    label: 'Bitcoin mainnet',
    aliases: ['main', 'bitcoin'],
    money: 'real',
    coinType: BITCOIN.coinType,
    addresses: bitcoinAddresses({ bech32: 'bc', pubKeyHash: 0x00, scriptHash: 0x05 }),
    wif: 0x80,
    ...REAL_KEYS,
    // Of 20 April 2024, 00:09:27 UTC.
    known: { height: 840_000, time: 1_713_571_767_000 },
  },
  testnet: {
    ...TEST,
    label: 'testnet',
    aliases: ['testnet3', 'testnet4', 'test'],
    addresses: testAddresses('tb'),
  },
  signet: { ...TEST, label: 'signet', aliases: [], addresses: testAddresses('tb') },
  regtest: {
    ...TEST,
    label: 'regtest',
    aliases: [],
    addresses: testAddresses('bcrt'),
    blocksAtWill: true,
  },
} satisfies Readonly<Record<string, NetworkRow>>

import { REAL_KEYS, TEST_KEYS } from '../bitcoin/key-versions.js'
import type { NetworkRow } from '../network-row.js'
import { bitcoinCashAddresses } from './address.js'
import { BITCOIN_CASH } from './chain.js'
import { BITCOIN_CASH_FEES, BITCOIN_CASH_RELAY } from './limits.js'
import { tokenOutputOf } from './tokens.js'

const TEN_MINUTES = 600_000

const ANY = {
  chain: BITCOIN_CASH,
  relay: BITCOIN_CASH_RELAY,
  fees: BITCOIN_CASH_FEES,
  spacing: TEN_MINUTES,
  taproot: false,
  tokenOutputOf,
} as const

/** What the test networks share with each other, and but for addresses with those of Bitcoin. */
const TEST = { ...ANY, ...TEST_KEYS, money: 'test', coinType: 1, wif: 0xef } as const

const TEST_PREFIXES = { pubKeyHash: 0x6f, scriptHash: 0xc4 } as const

/** One row a network of Bitcoin Cash (Bitcoin Cash Node 28, `src/chainparams.cpp`). */
export const BITCOIN_CASH_NETWORKS = {
  'bitcoin-cash': {
    ...ANY,
    label: 'Bitcoin Cash mainnet',
    aliases: ['bitcoincash', 'bch'],
    money: 'real',
    coinType: BITCOIN_CASH.coinType,
    addresses: bitcoinCashAddresses({ cashAddr: 'bitcoincash', pubKeyHash: 0x00, scriptHash: 0x05 }),
    wif: 0x80,
    ...REAL_KEYS,
  },
  // Testnet 3 and 4, scalenet and chipnet: no key or address says on which of them it is.
  bchtest: {
    ...TEST,
    label: 'Bitcoin Cash testnet',
    aliases: [],
    addresses: bitcoinCashAddresses({ cashAddr: 'bchtest', ...TEST_PREFIXES }),
  },
  bchreg: {
    ...TEST,
    label: 'Bitcoin Cash regtest',
    aliases: [],
    addresses: bitcoinCashAddresses({ cashAddr: 'bchreg', ...TEST_PREFIXES }),
    blocksAtWill: true,
  },
} satisfies Readonly<Record<string, NetworkRow>>

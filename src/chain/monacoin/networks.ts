import { REAL_KEYS, TEST_KEYS } from '../bitcoin/key-versions.js'
import type { NetworkRow } from '../network-row.js'
import { monacoinAddresses } from './address.js'
import { MONACOIN } from './chain.js'
import { MONACOIN_FEES, MONACOIN_RELAY } from './limits.js'

const NINETY_SECONDS = 90_000

const ANY = { chain: MONACOIN, relay: MONACOIN_RELAY, fees: MONACOIN_FEES, spacing: NINETY_SECONDS } as const

/** What the test networks share, most of it with those of Bitcoin: no key says of which chain it is. */
const TEST = { ...ANY, ...TEST_KEYS, money: 'test', coinType: 1, wif: 0xef, taproot: true } as const

const TEST_PREFIXES = { pubKeyHash: 0x6f, scriptHash: 0x75 } as const

/** One row a network of Monacoin (Monacoin Core 25, `src/kernel/chainparams.cpp`; electrum-mona, `constants.py`). */
export const MONACOIN_NETWORKS = {
  monacoin: {
    ...ANY,
    label: 'Monacoin mainnet',
    aliases: [],
    money: 'real',
    coinType: MONACOIN.coinType,
    addresses: monacoinAddresses({
      bech32: 'mona',
      pubKeyHash: 0x32,
      scriptHash: 0x37,
      formerScriptHash: 0x05,
    }),
    // Its deployment (BIP 9) runs until June 2028, and nothing here can tell whether it has come about.
    taproot: false,
    wif: 0xb0,
    ...REAL_KEYS,
  },
  'monacoin-testnet': {
    ...TEST,
    label: 'Monacoin testnet',
    aliases: [],
    addresses: monacoinAddresses({ bech32: 'tmona', ...TEST_PREFIXES, formerScriptHash: 0xc4 }),
  },
  'monacoin-regtest': {
    ...TEST,
    label: 'Monacoin regtest',
    aliases: [],
    addresses: monacoinAddresses({ bech32: 'rmona', ...TEST_PREFIXES }),
    blocksAtWill: true,
  },
} satisfies Readonly<Record<string, NetworkRow>>

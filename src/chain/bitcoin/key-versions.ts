import type { NetworkRow } from '../network-row.js'

/** What extended keys begin with (BIP 32, SLIP 132): on Bitcoin, and on chains that were made of it. */
type KeyVersions = Pick<NetworkRow, 'bip32' | 'slip132'>

/** xpub, and ypub, zpub, Ypub and Zpub of scripts. */
export const REAL_KEYS: KeyVersions = {
  bip32: { public: 0x0488b21e, private: 0x0488ade4 },
  slip132: {
    'p2sh-p2wpkh': { public: 0x049d7cb2, private: 0x049d7878 },
    p2wpkh: { public: 0x04b24746, private: 0x04b2430c },
    'p2sh-p2wsh': { public: 0x0295b43f, private: 0x0295b005 },
    p2wsh: { public: 0x02aa7ed3, private: 0x02aa7a99 },
  },
}

/** tpub, and upub, vpub, Upub and Vpub of scripts. */
export const TEST_KEYS: KeyVersions = {
  bip32: { public: 0x043587cf, private: 0x04358394 },
  slip132: {
    'p2sh-p2wpkh': { public: 0x044a5262, private: 0x044a4e28 },
    p2wpkh: { public: 0x045f1cf6, private: 0x045f18bc },
    'p2sh-p2wsh': { public: 0x024289ef, private: 0x024285b5 },
    p2wsh: { public: 0x02575483, private: 0x02575048 },
  },
}

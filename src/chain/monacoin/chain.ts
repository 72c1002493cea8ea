import type { Chain } from '../chain.js'

/** Monacoin (Monacoin Core 25, `src/consensus/amount.h` and `src/kernel/chainparams.cpp`). */
export const MONACOIN: Chain = {
  label: 'Monacoin',
  unit: {
    code: 'MONA',
    decimals: 8,
    // As electrum-mona calls it; it is Bitcoin's name, so that an amount in it would not say which coin is meant.
    smallest: 'sat',
    isTypedInSmallest: false,
    // Above 2^53.
    most: 10_512_000_000_000_000n,
  },
  coinType: 22,
  messagePrefix: 'Monacoin Signed Message:\n',
  uriScheme: 'monacoin',
  exampleAddress: 'mona1q…',
}

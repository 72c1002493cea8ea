import type { AnyChain } from '../chain.js'

/** NEM, as its first network (NIS1) is. Its keys sign no messages of BIP 137, and no URI of BIP 21 asks for its money. */
export const NEM: AnyChain = {
  label: 'NEM',
  unit: {
    code: 'XEM',
    decimals: 6,
    smallest: 'microxem',
    isTypedInSmallest: false,
    most: 8_999_999_999_000_000n,
  },
  coinType: 43,
  exampleAddress: 'N…',
}

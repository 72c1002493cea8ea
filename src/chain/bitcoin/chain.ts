import type { Chain } from '../chain.js'

/** Bitcoin. */
export const BITCOIN: Chain = {
  label: 'Bitcoin',
  unit: { code: 'BTC', decimals: 8, smallest: 'sat', isTypedInSmallest: true, most: 2_100_000_000_000_000n },
  coinType: 0,
  messagePrefix: 'Bitcoin Signed Message:\n',
  uriScheme: 'bitcoin',
  exampleAddress: 'bc1q…',
}

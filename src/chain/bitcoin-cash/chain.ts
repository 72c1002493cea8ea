import { BITCOIN } from '../bitcoin/chain.js'
import type { Chain } from '../chain.js'

/** Bitcoin Cash (Bitcoin Cash Node 28, `src/chainparams.cpp`). Keys sign messages under Bitcoin's own prefix. */
export const BITCOIN_CASH: Chain = {
  label: 'Bitcoin Cash',
  unit: { ...BITCOIN.unit, code: 'BCH', isTypedInSmallest: false },
  coinType: 145,
  forkId: true,
  messagePrefix: BITCOIN.messagePrefix,
  uriScheme: 'bitcoincash',
  exampleAddress: 'bitcoincash:p…',
}

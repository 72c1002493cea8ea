import { BITCOIN } from './bitcoin/chain.js'
import type { Chain } from './chain.js'
import { MONACOIN } from './monacoin/chain.js'

/** One row a chain; those of its networks are in network.ts. */
export const CHAINS: readonly Chain[] = [BITCOIN, MONACOIN]

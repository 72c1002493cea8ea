import { BITCOIN } from './bitcoin/chain.js'
import { BITCOIN_CASH } from './bitcoin-cash/chain.js'
import type { AnyChain } from './chain.js'
import { MONACOIN } from './monacoin/chain.js'
import { NEM } from './nem/chain.js'

/** One row a chain; those of its networks are in network.ts. */
export const CHAINS: readonly AnyChain[] = [BITCOIN, MONACOIN, BITCOIN_CASH, NEM]

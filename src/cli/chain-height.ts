import type { NetworkName } from '../bitcoin/network.js'
import { numberOf, type Options } from './options.js'

/** Mainnet's block 840,000, of 20 April 2024, 00:09:27 UTC. */
const KNOWN = { height: 840_000, time: 1_713_571_767_000 }

const BLOCK_MS = 10 * 60 * 1000

/** About how high mainnet is at `now` (Unix milliseconds), by ten minutes a block; unknown on the test networks. */
export function estimatedHeight(network: NetworkName, now: number): number | undefined {
  return network === 'mainnet' ? KNOWN.height + Math.floor((now - KNOWN.time) / BLOCK_MS) : undefined
}

/** The height of the chain as `--height` gives it. Throws `usage.invalid`. */
export function chainHeight(options: Options): number | undefined {
  return numberOf(options, 'height', 0, 499_999_999)
}

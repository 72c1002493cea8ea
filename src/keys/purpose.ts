import type { AnyChain } from '../chain/chain.js'
import { CHAINS } from '../chain/chains.js'
import type { Network } from '../chain/network.js'
import { type DerivationPath, HARDENED } from './path.js'

/** The first level of paths to the keys of multisig, by script and chain (BIP 48). */
export const PURPOSE_48 = HARDENED + 48

/** The purposes below which the second level says the coin: those of BIP 44, and of the ones that follow it. */
const WITH_COIN: readonly number[] = [44, 48, 49, 84, 86, 87].map(purpose => HARDENED + purpose)

/** The type of coin that a path is for (SLIP 44), where its purpose says that the second level is one. */
export function coinTypeIn([purpose = 0, coin]: DerivationPath): number | undefined {
  return coin === undefined || !WITH_COIN.includes(purpose) ? undefined : coin - HARDENED
}

/** The chain that a path is for, where the path says so: test networks of all chains have one type of coin. */
export function chainIn(path: DerivationPath): AnyChain | undefined {
  const coin = coinTypeIn(path)
  return CHAINS.find(({ coinType }) => coinType === coin)
}

/**
 * Whether a path is not for keys on `network`: BIP 48 keeps networks apart by the type of coin, and where another purpose
 * has that of another chain, it is a mix-up as well.
 */
export function isOfOtherChain(path: DerivationPath, { chain, coinType }: Network): boolean {
  if (path[0] === PURPOSE_48) return path[1] !== HARDENED + coinType
  return (chainIn(path) ?? chain) !== chain
}

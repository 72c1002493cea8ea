import { type DerivationPath, HARDENED } from './path.js'

/** The first level of paths to the keys of multisig, by script and chain (BIP 48). */
export const PURPOSE_48 = HARDENED + 48

/** The purposes below which the second level says the coin: those of BIP 44, and of the ones that follow it. */
const WITH_COIN: readonly number[] = [44, 48, 49, 84, 86, 87].map(purpose => HARDENED + purpose)

/** The type of coin that a path is for (SLIP 44), where its purpose says that the second level is one. */
export function coinTypeIn([purpose = 0, coin]: DerivationPath): number | undefined {
  return coin === undefined || !WITH_COIN.includes(purpose) ? undefined : coin - HARDENED
}

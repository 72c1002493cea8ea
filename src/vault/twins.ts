import type { Vault } from './vault.js'

/**
 * The others among `vaults` that are made of the same keys, under whatever name, type, threshold or order, and however
 * their extended keys are spelled. A machine knows one of them at most: limits and history of one would say nothing of
 * the other. Keys are compared by their points alone, of which one and its negative are one person's: a chain code that
 * was changed makes other scripts, but no other cosigners.
 */
export function twinsOf(vault: Vault, vaults: readonly Vault[]): Vault[] {
  const keys = pointsOf(vault)
  return vaults.filter(other => other.digest.hex !== vault.digest.hex && pointsOf(other) === keys)
}

// A point's first byte only says which of two negatives it is.
function pointsOf({ cosigners }: Vault): string {
  return cosigners
    .map(({ xpub }) => xpub.pointAndChainCode.slice(2, 66))
    .sort()
    .join()
}

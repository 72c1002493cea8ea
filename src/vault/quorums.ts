import { RingiError } from '../base/error.js'
import type { SpendTemplate } from '../spend/script-type.js'
import type { Vault } from './vault.js'

/**
 * Refuses a template whose quorums cannot be met, or with more keys than its scripts carry. Throws `vault.threshold`,
 * `vault.cosigner-count`.
 */
export function requireQuorums({ scriptType, keys, paths }: SpendTemplate): void {
  const of = keys.length
  if (of < 1 || of > scriptType.maxCosigners) {
    const { name, maxCosigners } = scriptType
    throw new RingiError('vault.cosigner-count', {
      why: 'script',
      scriptType: name,
      most: maxCosigners,
      count: of,
    })
  }
  for (const { quorum } of paths) {
    const most = quorum.of.length
    if (Number.isInteger(quorum.any) && quorum.any >= 1 && quorum.any <= most) continue
    throw new RingiError('vault.threshold', { most })
  }
}

/** How many sign where it takes the fewest. */
export function fewestSigners({ paths }: Pick<Vault, 'paths'>): number {
  return Math.min(...paths.map(({ quorum }) => quorum.any))
}

/** The fewest cosigners among whom there is always one of those who sign: N-M+1 for M of N. */
export function meetingCount(vault: Pick<Vault, 'cosigners' | 'paths'>): number {
  return vault.cosigners.length - fewestSigners(vault) + 1
}

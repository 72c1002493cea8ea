import { RingiError } from '../base/error.js'
import type { Vault } from '../vault/vault.js'

/** Refuses to write a vault whose keys stand in scripts as listed. Throws `format.cannot-carry`. */
export function requireSorted({ sorted }: Vault, format: string): void {
  if (!sorted) throw new RingiError('format.cannot-carry', { why: 'unsorted', format })
}

/** No script holds more keys; reading thousands would only take time. */
const MAX_KEYS = 20

/**
 * Refuses a file that has another number of keys than it says, or more than scripts hold. Throws
 * `vault.cosigner-count`.
 */
export function requireCount(stated: number, found: number): void {
  if (stated === found && found <= MAX_KEYS) return
  throw new RingiError('vault.cosigner-count', { why: 'stated', stated, found, most: MAX_KEYS })
}

import { RingiError } from '../base/error.js'
import type { Vault } from '../vault/vault.js'

/** The error for a file that cannot be read; `why` repeats nothing of the file, which may hold a secret. */
export function malformed(why: string, hint = ''): RingiError {
  return new RingiError('vault.malformed', `The wallet cannot be read: ${why}.`, { hint })
}

/** The error for a vault that a format has no words for. */
export function cannotCarry(format: string, what: string, hint: string): RingiError {
  return new RingiError('format.cannot-carry', `${format} cannot carry ${what}.`, { hint })
}

/** Refuses to write a vault whose keys stand in scripts as listed. Throws `format.cannot-carry`. */
export function requireSorted({ sorted }: Vault, format: string): void {
  if (sorted) return
  throw cannotCarry(
    format,
    'a vault whose keys are not sorted',
    'It would show other addresses. Take --format descriptor, if the other program reads descriptors.',
  )
}

/** No script holds more keys; reading thousands would only take time. */
const MAX_KEYS = 20

/**
 * Refuses a file that has another number of keys than it says, or more than scripts hold. Throws
 * `vault.cosigner-count`.
 */
export function requireCount(stated: number, found: number): void {
  if (stated === found && found <= MAX_KEYS) return
  throw new RingiError(
    'vault.cosigner-count',
    `The file says that there are ${stated} keys, and has ${found}.`,
    {
      hint: `Scripts hold ${MAX_KEYS} at most. Where a key was added or taken away, ask for the file again.`,
    },
  )
}

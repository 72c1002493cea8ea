import { RingiError } from '../../base/error.js'
import { type Codex32, formatCodex32, parseCodex32, recoverCodex32, seedOfCodex32 } from './codex32.js'
import { recoverSlip39 } from './slip39.js'
import { formatSlip39, parseSlip39, type Slip39Share } from './slip39-share.js'

/** The standards by which a key is split into shares. */
export const SHARE_SCHEMES = ['slip39', 'codex32'] as const

export type ShareScheme = (typeof SHARE_SCHEMES)[number]

/** One share of a key, by either standard. */
export type KeyShare =
  | { readonly scheme: 'slip39'; readonly share: Slip39Share }
  | { readonly scheme: 'codex32'; readonly share: Codex32 }

/**
 * Reads a share, whose first letters say of which standard it is. Throws `share.malformed`, `share.checksum`. No error
 * repeats anything of it.
 */
export function parseKeyShare(text: string): KeyShare {
  return isCodex32(text)
    ? { scheme: 'codex32', share: parseCodex32(text) }
    : { scheme: 'slip39', share: parseSlip39(text) }
}

/** Whether a text begins as strings of codex32 do. */
export function isCodex32(text: string): boolean {
  return /^\s*ms1/i.test(text)
}

/** What a share is written as. */
export function formatKeyShare(one: KeyShare): string {
  return one.scheme === 'codex32' ? formatCodex32(one.share) : formatSlip39(one.share)
}

/**
 * The seed (BIP 32) that shares make, with the passphrase of SLIP-39, which may be empty; a wrong one gives another seed,
 * which only its fingerprint tells. Throws what {@link recoverCodex32} and {@link recoverSlip39} throw, and
 * `shares.mismatch` for shares of both standards.
 */
export function seedOfShares(shares: readonly KeyShare[], passphrase: string): Uint8Array {
  const codex32 = shares.flatMap(one => (one.scheme === 'codex32' ? [one.share] : []))
  const slip39 = shares.flatMap(one => (one.scheme === 'slip39' ? [one.share] : []))
  if (isFilled(codex32) && slip39.length === 0) return seedOfCodex32(recoverCodex32(codex32))
  if (isFilled(slip39) && codex32.length === 0) return recoverSlip39(slip39, passphrase)
  throw new RingiError('shares.mismatch', { fact: 'scheme' })
}

function isFilled<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0
}

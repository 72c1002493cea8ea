import { RingiError } from '../base/error.js'

/** BIP 32 child numbers from the outside in; hardened ones are {@link HARDENED} and above. */
export type DerivationPath = readonly number[]

/** What is added to an index to harden it (BIP 32). */
export const HARDENED = 0x80000000

/** More levels than any standard uses; a longer path is a mistake or an attack. */
const MAX_LEVELS = 10

const LEVEL = /^(0|[1-9]\d{0,9})(['h]?)$/

/**
 * Reads `48h/0h/0h/2h`, with `'` or `h` for hardened and with or without `m/` before it; `m` and the empty text are
 * the root. Numbers are decimal, without leading zeros, at most 2^31-1: an index that carries its hardening inside
 * (2147483648) would read differently to people than to programs. Throws `path.malformed`, `path.too-deep`.
 */
export function parsePath(text: string): DerivationPath {
  if (text === '' || text === 'm') return []
  // The limit keeps a path of millions of levels from being taken apart before it is refused.
  const levels = (text.startsWith('m/') ? text.slice(2) : text).split('/', MAX_LEVELS + 1)
  if (levels.length > MAX_LEVELS) throw new RingiError('path.too-deep', { why: 'path', most: MAX_LEVELS })
  return levels.map(childNumber)
}

function childNumber(level: string): number {
  const [, digits, mark] = LEVEL.exec(level) ?? []
  const index = Number(digits)
  if (digits === undefined || index >= HARDENED) {
    throw new RingiError('path.malformed', { why: 'path' })
  }
  return mark === '' ? index : index + HARDENED
}

/** `48h/0h/0h/2h`: without `m/`, and empty for the root. `mark` is written where a level is hardened. */
export function formatPath(path: DerivationPath, mark: 'h' | "'" = 'h'): string {
  return path.map(level => (level < HARDENED ? `${level}` : `${level - HARDENED}${mark}`)).join('/')
}

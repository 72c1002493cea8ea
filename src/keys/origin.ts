import { RingiError } from '../base/error.js'
import type { ExtendedPublicKey } from './extended-key.js'
import { type DerivationPath, formatPath, parsePath } from './path.js'

/** Where a key comes from (BIP 380): the master key's fingerprint and the path that leads from it to the key. */
export interface KeyOrigin {
  /** Eight lower-case hex digits: the first four bytes of the master public key's HASH160 (BIP 32). */
  readonly fingerprint: string
  readonly path: DerivationPath
}

/** What programs write that do not know the master key. */
export const UNKNOWN_FINGERPRINT = '00000000'

/** The fingerprint in `text`, eight hex digits, in lower case. Throws `fingerprint.malformed`. */
export function parseFingerprint(text: string): string {
  if (/^[0-9a-fA-F]{8}$/.test(text)) return text.toLowerCase()
  throw new RingiError('fingerprint.malformed')
}

/** Reads `[fingerprint/path]` (BIP 380). Throws `fingerprint.malformed`, `path.malformed`, `path.too-deep`. */
export function parseOrigin(text: string): KeyOrigin {
  const [, fingerprint, path] = /^\[([^/[\]]*)(?:\/([^[\]]+))?\]$/.exec(text) ?? []
  if (fingerprint === undefined) throw new RingiError('path.malformed', { why: 'origin' })
  // The prefix m is for paths that stand alone; inside an origin the fingerprint takes its place.
  if (path?.startsWith('m')) throw new RingiError('path.malformed', { why: 'origin-with-m' })
  return { fingerprint: parseFingerprint(fingerprint), path: parsePath(path ?? '') }
}

/** `[fingerprint/48h/0h/0h/2h]`, or `[fingerprint]` for a master key. `mark` stands where a level is hardened. */
export function formatOrigin({ fingerprint, path }: KeyOrigin, mark: 'h' | "'" = 'h'): string {
  return `[${[fingerprint, ...(path.length === 0 ? [] : [formatPath(path, mark)])].join('/')}]`
}

/** The master key's fingerprint, where the extended key itself says it: it is that key, or its child. */
export function masterSaidBy({
  depth,
  fingerprint,
  parentFingerprint,
}: ExtendedPublicKey): string | undefined {
  return [fingerprint, parentFingerprint][depth]
}

/** Whether one fingerprint is the other from behind, as programs write it that take its four bytes for a number. */
export function isReversed(one: string, other: string): boolean {
  return one !== other && one === other.match(/../g)?.toReversed().join('')
}

/**
 * Refuses an extended key that contradicts the origin that is claimed for it: {@link requirePlace}, and one level below the
 * master key its parent is the master key. Throws `extended-key.origin`.
 */
export function requireOrigin(key: ExtendedPublicKey, origin: KeyOrigin): void {
  requirePlace(key, origin)
  if ((masterSaidBy(key) ?? origin.fingerprint) !== origin.fingerprint) throw elsewhere(key, origin)
}

/**
 * Refuses an extended key whose depth or child number is not that of its path. The fingerprint of a master key is a number
 * that programs make up, write backwards or leave out: the whole key is the proof, whatever stands there. Throws
 * `extended-key.origin`.
 */
export function requirePlace(key: ExtendedPublicKey, origin: KeyOrigin): void {
  const { path } = origin
  if (key.depth !== path.length || key.childNumber !== (path.at(-1) ?? 0)) throw elsewhere(key, origin)
}

function elsewhere(key: ExtendedPublicKey, { path }: KeyOrigin): RingiError {
  const { depth, childNumber } = key
  const said = { depth, childNumber: formatPath([childNumber]) }
  return new RingiError('extended-key.origin', { path: formatPath(path), ...said })
}

import { RingiError } from '../base/error.js'
import { finding } from '../base/finding.js'
import type { Network } from '../chain/network.js'
import type { ExtendedPublicKey } from '../keys/extended-key.js'
import { formatOrigin, type KeyOrigin, UNKNOWN_FINGERPRINT } from '../keys/origin.js'
import { parsePath } from '../keys/path.js'
import type { ScriptTypeName } from '../spend/script-type.js'
import { SCRIPT_TYPES } from '../spend/script-types.js'
import type { Source } from './source.js'

/** A key of which a file does not say where it comes from, and what it is for. */
export interface BareKey {
  readonly xpub: ExtendedPublicKey
  readonly scriptType: ScriptTypeName
  /** What the key is called in messages: its name, or its number. */
  readonly called: string
}

/**
 * The origin of a key that comes without one. At depth 0 and 1 the key itself says it (BIP 32). Below that it is assumed,
 * where that is allowed: the standard path (BIP 48) where the key can stand at its end, and else one that only has its
 * length; the fingerprint is unknown. Addresses do not depend on it. Throws `origin.missing`.
 */
export function originOf(
  { xpub, scriptType, called }: BareKey,
  { network, assumeOrigins, note }: Pick<Source, 'network' | 'assumeOrigins' | 'note'>,
): KeyOrigin {
  if (xpub.depth === 0) return { fingerprint: xpub.fingerprint, path: [] }
  if (xpub.depth === 1) return { fingerprint: xpub.parentFingerprint, path: [xpub.childNumber] }
  if (!assumeOrigins) throw missing(called)
  const origin = { fingerprint: UNKNOWN_FINGERPRINT, path: likelyPath(xpub, scriptType, network) }
  const message = `Where ${called} comes from is not known; ${formatOrigin(origin)} is assumed.`
  note(finding('warn', 'origin.assumed', message))
  return origin
}

function likelyPath(xpub: ExtendedPublicKey, scriptType: ScriptTypeName, network: Network) {
  const standard = parsePath(SCRIPT_TYPES[scriptType].accountPath(network, 0))
  if (standard.length === xpub.depth && standard.at(-1) === xpub.childNumber) return standard
  return [...Array<number>(xpub.depth - 1).fill(0), xpub.childNumber]
}

function missing(called: string): RingiError {
  return new RingiError('origin.missing', `The file does not say where ${called} comes from.`, {
    hint: 'Export it with [fingerprint/path] before every key, or take it without with --assume-origins: its addresses are right, and whether its owner’s signer finds the key by itself is not known.',
  })
}

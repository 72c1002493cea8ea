import { RingiError } from '../base/error.js'
import { finding } from '../base/finding.js'
import type { KeyLabel } from '../base/message.js'
import type { Network } from '../chain/network.js'
import type { ExtendedPublicKey } from '../keys/extended-key.js'
import { formatOrigin, type KeyOrigin, UNKNOWN_FINGERPRINT } from '../keys/origin.js'
import { parsePath } from '../keys/path.js'
import type { ScriptTypeName } from '../spend/script-type.js'
import { SCRIPT_TYPES } from '../spend/script-types.js'
import type { WalletSource } from './source.js'

/** A key of which a file does not say where it comes from, and what it is for. */
interface BareKey {
  readonly xpub: ExtendedPublicKey
  readonly scriptType: ScriptTypeName
  readonly called: KeyLabel
}

/**
 * The origin of a key that comes without one. At depth 0 and 1 the key itself says it (BIP 32). Below that it is assumed,
 * where that is allowed: the standard path (BIP 48) where the key can stand at its end, and else one that only has its
 * length; the fingerprint is unknown. Addresses do not depend on it. Throws `origin.missing`.
 */
export function originOf(
  { xpub, scriptType, called }: BareKey,
  { network, assumeOrigins, note }: Pick<WalletSource, 'network' | 'assumeOrigins' | 'note'>,
): KeyOrigin {
  if (xpub.depth === 0) return { fingerprint: xpub.fingerprint, path: [] }
  if (xpub.depth === 1) return { fingerprint: xpub.parentFingerprint, path: [xpub.childNumber] }
  if (!assumeOrigins) throw new RingiError('origin.missing', { key: called })
  const origin = { fingerprint: UNKNOWN_FINGERPRINT, path: likelyPath(xpub, scriptType, network) }
  note(finding('warn', 'origin.assumed', { key: called, origin: formatOrigin(origin) }))
  return origin
}

function likelyPath(xpub: ExtendedPublicKey, scriptType: ScriptTypeName, network: Network) {
  const standard = parsePath(SCRIPT_TYPES[scriptType].accountPath(network, 0))
  if (standard.length === xpub.depth && standard.at(-1) === xpub.childNumber) return standard
  return [...Array<number>(xpub.depth - 1).fill(0), xpub.childNumber]
}

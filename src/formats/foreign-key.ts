import { RingiError } from '../bitcoin/error.js'
import type { Network } from '../bitcoin/network.js'
import type { ScriptTypeName } from '../bitcoin/script-types/index.js'
import type { MultisigKey } from '../descriptor/multisig.js'
import { ExtendedPublicKey } from '../keys/extended-key.js'
import { parseFingerprint, requireOrigin } from '../keys/origin.js'
import { parsePath } from '../keys/path.js'
import { normalizeSlip132 } from '../keys/slip132.js'

/** A key as other programs write it, in three texts. */
export interface KeyTexts {
  /** Eight hex digits. */
  readonly fingerprint: string
  /** With `'` or `h`, with or without `m/`. */
  readonly path: string
  /** With a prefix of BIP 32 or SLIP 132. */
  readonly xpub: string
}

/**
 * One key of a wallet of `scriptType`. Throws `fingerprint.malformed`, `path.*`, `extended-key.*`; among these
 * `extended-key.script-type` where the prefix says that the key is for other scripts (SLIP 132).
 */
export function foreignKey(texts: KeyTexts, scriptType: ScriptTypeName, network: Network): MultisigKey {
  const { key, hint } = normalizeSlip132(texts.xpub, network)
  requireHint(hint, scriptType)
  const origin = { fingerprint: masterFingerprint(texts.fingerprint), path: parsePath(texts.path) }
  const xpub = ExtendedPublicKey.parse(key, network)
  requireOrigin(xpub, origin)
  return { origin, xpub }
}

/** Refuses a key whose SLIP 132 prefix is of another kind of script. Throws `extended-key.script-type`. */
export function requireHint(hint: string | undefined, scriptType: ScriptTypeName): void {
  if (hint === undefined || hint === scriptType) return
  const message = `A key says that it is for ${hint}, and the wallet is ${scriptType}.`
  throw new RingiError('extended-key.script-type', message, {
    hint: 'Ask its owner for the key of this kind of wallet: Zpub is for P2WSH, Ypub for P2SH-P2WSH.',
  })
}

// Zeros are what programs write that do not know the master key: no signer would recognise its key.
function masterFingerprint(text: string): string {
  const fingerprint = parseFingerprint(text)
  if (fingerprint !== '00000000') return fingerprint
  throw new RingiError('fingerprint.malformed', 'The master fingerprint of a key is all zeros.', {
    hint: 'The program that wrote the file does not know where the key comes from; put the origin in there first.',
  })
}

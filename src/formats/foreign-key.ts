import { RingiError, within } from '../base/error.js'
import type { KeyLabel } from '../base/message.js'
import { ExtendedPublicKey } from '../keys/extended-key.js'
import { parseFingerprint, requirePlace } from '../keys/origin.js'
import { parsePath } from '../keys/path.js'
import { normalizeSlip132 } from '../keys/slip132.js'
import type { ScriptTypeName } from '../spend/script-type.js'
import type { TemplateKey } from '../spend/template-key.js'
import { originOf } from './assumed-origin.js'
import type { WalletSource } from './source.js'

/** A key as other programs write it, in three texts. */
interface KeyTexts {
  /** Eight hex digits; undefined, like the path, where the file does not say. */
  readonly fingerprint: string | undefined
  /** With `'` or `h`, with or without `m/`. */
  readonly path: string | undefined
  /** With a prefix of BIP 32 or SLIP 132. */
  readonly xpub: string
}

/** What a key stands in. */
interface KeyPlace {
  readonly scriptType: ScriptTypeName
  readonly source: Pick<WalletSource, 'network' | 'assumeOrigins' | 'note'>
  readonly called: KeyLabel
}

/**
 * One key of a wallet. Throws `fingerprint.malformed`, `path.*`, `origin.missing`, `extended-key.*`; among these
 * `extended-key.script-type` where the prefix says that the key is for other scripts (SLIP 132). Each names the key.
 */
export function foreignKey(
  { fingerprint, path, xpub: text }: KeyTexts,
  { scriptType, source, called }: KeyPlace,
): TemplateKey {
  return ofKey(called, () => {
    const { key, hint } = normalizeSlip132(text, source.network)
    requireHint(hint, scriptType)
    const xpub = ExtendedPublicKey.parse(key, source.network)
    if (fingerprint === undefined || path === undefined)
      return { ...originOf({ xpub, scriptType, called }, source), xpub }
    const origin = { fingerprint: parseFingerprint(fingerprint), path: parsePath(path) }
    requirePlace(xpub, origin)
    return { ...origin, xpub }
  })
}

/** The label of the key at a place, from 0: its number, and its name where it has one. */
export function keyCalled(place: number, name = ''): KeyLabel {
  return { number: place + 1, ...(name !== '' && { name: name.slice(0, 40) }) }
}

/** Runs `read`, and names the key in what it throws. */
export function ofKey<T>(called: KeyLabel, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RingiError) || error.code === 'origin.missing') throw error
    throw within(error, { key: called })
  }
}

/** Refuses a key whose SLIP 132 prefix is of another kind of script. Throws `extended-key.script-type`. */
export function requireHint(hint: string | undefined, scriptType: ScriptTypeName): void {
  if (hint === undefined || hint === scriptType) return
  throw new RingiError('extended-key.script-type', { stated: hint, wanted: scriptType })
}

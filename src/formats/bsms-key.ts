import { RingiError } from '../bitcoin/error.js'
import type { Network } from '../bitcoin/network.js'
import type { ScriptType } from '../bitcoin/script-types/index.js'
import type { Cosigner } from '../keys/cosigner.js'
import { ExtendedPublicKey } from '../keys/extended-key.js'
import { parseKeyRecord } from '../keys/key-record.js'
import { formatPath, HARDENED } from '../keys/path.js'
import { nameFrom } from './foreign-name.js'
import { malformed } from './refusals.js'

/** Whether a file is a key record in the clear (BIP 129, round 1). */
export function isKeyRecord(text: string): boolean {
  return /^BSMS 1\.0\r?\n(?:00|[0-9a-f]{16}|[0-9a-f]{32})\r?\n/.test(text)
}

/** What a vault is to be that a key is for. */
export interface Purpose {
  readonly network: Network
  readonly scriptType: ScriptType
}

/**
 * The cosigner of a key record (BIP 129, round 1), whose signature is verified. Called as its description says, else by
 * `fallback`. Throws what `parseKeyRecord` throws; `cosigner.malformed` for a key that nothing is derived from,
 * `extended-key.network`, `vault.script-type` for a path of other scripts (BIP 48), `vault.malformed` for a description
 * that is no name.
 */
export function cosignerFromRecord(
  text: string,
  { network, scriptType }: Purpose,
  fallback: string,
): Cosigner {
  const { origin, xpub, description } = parseKeyRecord(text.replace(/\r\n/g, '\n').trimEnd())
  if (xpub === undefined) {
    throw new RingiError('cosigner.malformed', 'This key record has a single public key.', {
      hint: 'Every cosigner of a vault has an extended public key (xpub, tpub).',
    })
  }
  requireScriptType(origin.path, scriptType)
  // Ringi's own records say behind the name what the key is for.
  const plain = description.replace(` (${network.name}, ${scriptType.name})`, '').trim()
  const name = plain === '' ? fallback : nameFrom(plain)
  return { ...origin, xpub: ExtendedPublicKey.parse(`${xpub}`, network), name }
}

/** Where a key of BIP 48 says for what scripts it is, it has to be for these. */
function requireScriptType(path: readonly number[], scriptType: ScriptType): void {
  const [purpose, , , script] = path
  if (purpose !== HARDENED + 48 || path.length !== 4) return
  const wanted = { p2wsh: HARDENED + 2, 'p2sh-p2wsh': HARDENED + 1, p2sh: undefined }[scriptType.name]
  if (script === wanted) return
  throw new RingiError(
    'vault.script-type',
    `The path of a key is for other scripts than ${scriptType.name}.`,
    {
      details: { path: formatPath(path) },
    },
  )
}

/** The record's token has to be the one that its file was encrypted with. Throws `vault.malformed`. */
export function requireToken(text: string, token: string): void {
  if (text.split('\n', 2)[1]?.trim() === token) return
  throw malformed('it names another token than the one that it was encrypted with')
}

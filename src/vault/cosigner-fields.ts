import { RingiError } from '../base/error.js'
import { parseStrictJson } from '../base/strict-json.js'
import { networkNamed } from '../chain/network.js'
import { parseName } from '../keys/name.js'
import { scriptTypeNamed } from '../spend/script-types.js'

const FIELDS = [
  'name',
  'network',
  'scriptType',
  'fingerprint',
  'path',
  'xpub',
  'keyExpression',
  'record',
  'signature',
] as const

/** The texts of a cosigner file, not yet checked against one another. */
export type CosignerFields = Readonly<Record<(typeof FIELDS)[number], string>>

/** A cosigner file has about 1000 characters. */
const MAX_CHARACTERS = 10_000

/**
 * Reads the JSON of a cosigner file: exactly its fields, each of them once and a text, and name, network and script
 * type that exist. White space and the order of the fields are free. Throws `cosigner.malformed`.
 */
export function readCosignerFields(text: string): CosignerFields {
  const { ringi, kind, ...rest }: Record<string, unknown> = parseJson(text) ?? {}
  const complete =
    Object.keys(rest).length === FIELDS.length && FIELDS.every(field => typeof rest[field] === 'string')
  if (ringi !== 1 || kind !== 'cosigner' || !complete || !areKnown(rest)) {
    throw new RingiError('cosigner.malformed', 'This is not a cosigner file, or not one of this version.', {
      hint: 'Take the file that `ringi key xpub` wrote, unchanged.',
    })
  }
  return rest as Record<string, unknown> & CosignerFields
}

// On the command line a wrong name is a mistake of usage; in a file it is malformed content.
function areKnown(fields: Record<string, unknown>): boolean {
  const { name, network, scriptType } = fields as CosignerFields
  return quiet(() => [parseName(name), networkNamed(network), scriptTypeNamed(scriptType)]) !== undefined
}

function quiet<T>(attempt: () => T): T | undefined {
  try {
    return attempt()
  } catch {
    return undefined
  }
}

function parseJson(text: string): Record<string, unknown> | undefined {
  const value = text.length > MAX_CHARACTERS ? undefined : parseStrictJson(text)
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
}

import { envelope } from '../base/envelope.js'
import { RingiError } from '../base/error.js'
import { type Shaped, saidAs, text, where } from '../base/shape.js'
import { base64, fingerprint, path } from '../base/vocabulary.js'
import { isName } from '../keys/name.js'
import { networkName, scriptTypeName } from './vocabulary.js'

/** The file that a cosigner hands out. */
export const COSIGNER_FILE = envelope('cosigner', 1, {
  name: where(text, isName),
  network: networkName,
  scriptType: scriptTypeName,
  fingerprint: saidAs(fingerprint.schema, text),
  path: saidAs(path.schema, text),
  xpub: text,
  keyExpression: text,
  /** What was signed: a key record (BIP 129, round 1). */
  record: text,
  signature: saidAs(base64.schema, text),
})

/** What a cosigner file says, not yet checked against one another. */
export type CosignerFields = Shaped<typeof COSIGNER_FILE.members>

/** A cosigner file has about 1000 characters. */
const MAX_CHARACTERS = 10_000

/**
 * Reads the JSON of a cosigner file: exactly its fields, each of them once and a text, and name, network and script
 * type that exist. White space and the order of the fields are free. Throws `cosigner.malformed`.
 */
export function readCosignerFields(file: string): CosignerFields {
  const fields = COSIGNER_FILE.read(file, MAX_CHARACTERS)
  if (fields !== undefined) return fields
  throw new RingiError('cosigner.malformed', { why: 'cosigner-file' })
}

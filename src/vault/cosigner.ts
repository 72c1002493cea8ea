import { utf8 } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { NETWORK_NAMES, type NetworkName, networkNamed } from '../chain/network.js'
import { signMessage, verifyMessageByKey } from '../chain/signed-message.js'
import { type ExtendedPrivateKey, ExtendedPublicKey } from '../keys/extended-key.js'
import { formatKeyRecord } from '../keys/key-record.js'
import { parseName } from '../keys/name.js'
import { formatOrigin, type KeyOrigin, parseFingerprint, requireOrigin } from '../keys/origin.js'
import { formatPath, HARDENED, parsePath } from '../keys/path.js'
import { isOfOtherChain, PURPOSE_48 } from '../keys/purpose.js'
import type { ScriptTypeName } from '../spend/script-type.js'
import { SCRIPT_TYPES, scriptTypeNamed } from '../spend/script-types.js'
import { COSIGNER_FILE, type CosignerFields, readCosignerFields } from './cosigner-fields.js'

/** One of the N key holders of a vault. */
export interface Cosigner extends KeyOrigin {
  readonly name: string
  /** The account key, at the end of `path`. */
  readonly xpub: ExtendedPublicKey
  /** Whether the key came without its own signature, so that only its owner's voice can say that it is theirs. */
  readonly unsigned?: true
}

/** What a cosigner file says: a cosigner, and what the key is meant for. */
export interface CosignerRecord extends Cosigner {
  readonly network: NetworkName
  readonly scriptType: ScriptTypeName
}

/** `[fingerprint/48h/0h/0h/2h]xpub…` (BIP 380). */
export function keyExpression(cosigner: Cosigner): string {
  return `${formatOrigin(cosigner)}${cosigner.xpub}`
}

/**
 * The cosigner file: JSON with a BIP 129 key record in it, signed by the account key as that BIP says. The finished
 * text is read back before it is handed out, so a key that is not the record's throws `cosigner.bad-signature`, and
 * everything else that {@link parseCosignerFile} throws can come out of here too.
 */
export function createCosignerFile(record: CosignerRecord, accountPrivateKey: ExtendedPrivateKey): string {
  const fields = signedFields(record)
  const signature = signMessage(utf8(fields.record), accountPrivateKey.privateKey)
  const text = COSIGNER_FILE.format({ ...fields, signature })
  parseCosignerFile(text)
  return text
}

/**
 * Reads a cosigner file. Every field has to agree with the record that the account key signed, the key with its
 * origin, and a path of BIP 48 with the script type and network.
 * Throws `cosigner.malformed`, `cosigner.bad-signature`, `extended-key.*`, `fingerprint.malformed`, `path.*`,
 * `message.malformed`.
 */
export function parseCosignerFile(text: string): CosignerRecord {
  const fields = readCosignerFields(text)
  const record = recordOf(fields)
  requireAccountPath(record)
  requireOrigin(record.xpub, record)
  const signed = signedFields(record)
  const isSame = COSIGNER_FILE.format({ ...fields, ...signed }) === COSIGNER_FILE.format(fields)
  if (isSame && verifyMessageByKey(utf8(signed.record), fields.signature, record.xpub.publicKey))
    return record
  throw new RingiError('cosigner.bad-signature', { why: 'cosigner-file' })
}

/** The key record in a cosigner file, with its signature: five lines (BIP 129, round 1). Throws as the parser does. */
export function keyRecordIn(text: string): string {
  const { record, signature } = readCosignerFields(text)
  parseCosignerFile(text)
  return `${record}\n${signature}\n`
}

/** A key record signed for a setup with a token (16 or 32 hex digits), to be encrypted with it. */
export function signKeyRecord(
  cosigner: CosignerRecord,
  accountPrivateKey: ExtendedPrivateKey,
  token: string,
): string {
  const record = formatKeyRecord(cosigner, cosigner.xpub, descriptionOf(cosigner), token)
  return `${record}\n${signMessage(utf8(record), accountPrivateKey.privateKey)}\n`
}

function descriptionOf({ name, network, scriptType }: CosignerRecord): string {
  return `${name} (${network}, ${scriptType})`
}

/** What the description of a key record says, where it is one that Ringi has written: who, and what the key is meant for. */
export function parseDescription(
  description: string,
): Pick<CosignerRecord, 'name' | 'network' | 'scriptType'> | undefined {
  const [, name, on, by] = /^(.+) \(([^(),]+), ([^(),]+)\)$/.exec(description) ?? []
  const network = NETWORK_NAMES.find(one => one === on)
  const scriptType = Object.values(SCRIPT_TYPES).find(one => one.name === by)?.name
  if (name === undefined || network === undefined || scriptType === undefined) return undefined
  return { name, network, scriptType }
}

function signedFields(record: CosignerRecord): Omit<CosignerFields, 'signature'> {
  const { name, network, scriptType, fingerprint, xpub } = record
  return {
    name,
    network,
    scriptType,
    fingerprint,
    path: formatPath(record.path),
    xpub: xpub.toString(),
    keyExpression: keyExpression(record),
    record: formatKeyRecord(record, xpub, descriptionOf(record)),
  }
}

function recordOf(fields: CosignerFields): CosignerRecord {
  const network = networkNamed(fields.network)
  return {
    name: parseName(fields.name),
    network: network.name,
    scriptType: scriptTypeNamed(fields.scriptType).name,
    xpub: ExtendedPublicKey.parse(fields.xpub, network),
    fingerprint: parseFingerprint(fields.fingerprint),
    path: parsePath(fields.path),
  }
}

function requireAccountPath({ path, network, scriptType }: CosignerRecord): void {
  const accountPath = (account: number) =>
    scriptTypeNamed(scriptType).accountPath(networkNamed(network), account)
  const account = (path[2] ?? HARDENED) - HARDENED
  const usual = accountPath(0)
  // Other purposes have paths of their own; this one says for which scripts and chain its keys are.
  if (path[0] !== PURPOSE_48 && !isOfOtherChain(path, networkNamed(network))) return
  if (path.length === parsePath(usual).length && formatPath(path) === accountPath(account)) return
  throw new RingiError('path.unusual', { why: 'account', scriptType, network, path: formatPath(path), usual })
}

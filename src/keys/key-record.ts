import { fromHex, utf8 } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { type PublicKey, publicKey } from '../bitcoin/secp256k1.js'
import { verifyMessageByKey } from '../chain/signed-message.js'
import { ExtendedPublicKey } from './extended-key.js'
import { formatOrigin, type KeyOrigin, parseOrigin, requirePlace } from './origin.js'

/** BIP 129: a key record's description has at most 80 characters. */
const MAX_DESCRIPTION = 80

/** Far above five lines of the longest kind. */
const MAX_RECORD = 2000

/** A signer's round 1 record (BIP 129), its signature verified where there is one. */
interface KeyRecord {
  /** `00` where nothing is encrypted, else 16 or 32 hex digits. */
  readonly token: string
  readonly origin: KeyOrigin
  readonly publicKey: PublicKey
  /** Absent where the record carries a bare public key. */
  readonly xpub?: ExtendedPublicKey
  readonly description: string
  readonly isSigned: boolean
}

/**
 * The four signed lines of a key record, with the path written as the BIP's examples have it. `token` is that of an
 * encrypted setup, in hex.
 */
export function formatKeyRecord(
  origin: KeyOrigin,
  xpub: ExtendedPublicKey,
  description: string,
  token = '00',
): string {
  return ['BSMS 1.0', token, `${formatOrigin(origin, "'")}${xpub}`, description].join('\n')
}

/**
 * Reads a decrypted key record: version, token, key, description, and the key's own signature of these four lines, which
 * some programs leave out.
 * Throws `cosigner.malformed`, `cosigner.bad-signature`, `extended-key.*`, `point.not-on-curve`,
 * `fingerprint.malformed`, `path.*`, `message.malformed`.
 */
export function parseKeyRecord(text: string): KeyRecord {
  const lines = text.length > MAX_RECORD ? [] : text.replace(/\n$/, '').split('\n')
  const [version, token = '', key = '', description = '', signature] = lines
  if (![4, 5].includes(lines.length) || version !== 'BSMS 1.0') throw malformedRecord()
  if (!/^(00|[0-9a-f]{16}|[0-9a-f]{32})$/.test(token) || !isDescription(description)) throw malformedRecord()
  const record = { token, description, isSigned: signature !== undefined, ...parseKey(key) }
  if (signature === undefined) return record
  if (!verifyMessageByKey(utf8(lines.slice(0, 4).join('\n')), signature, record.publicKey)) {
    throw new RingiError('cosigner.bad-signature', { why: 'key-record' })
  }
  return record
}

function parseKey(line: string): Pick<KeyRecord, 'origin' | 'publicKey' | 'xpub'> {
  const end = line.indexOf(']') + 1
  const origin = parseOrigin(line.slice(0, end))
  const key = line.slice(end)
  if (/^[0-9a-f]{66}$/.test(key)) return { origin, publicKey: publicKey(fromHex(key)) }
  const xpub = ExtendedPublicKey.parse(key)
  requirePlace(xpub, origin)
  return { origin, publicKey: xpub.publicKey, xpub }
}

function isDescription(text: string): boolean {
  return [...text].length <= MAX_DESCRIPTION && !/\p{Cc}/u.test(text)
}

function malformedRecord(): RingiError {
  return new RingiError('cosigner.malformed', { why: 'key-record' })
}

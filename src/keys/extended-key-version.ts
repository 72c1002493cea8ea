import { RingiError } from '../base/error.js'
import type { Network } from '../chain/network.js'
import { encodeBase58Check } from './base58check.js'
import { VERSION_BYTES, versionOf } from './version-bytes.js'

/** The error for an extended key that cannot be read; it says nothing of the text, which may be secret. */
export function malformedKey(why: 'damaged' | 'slip132' = 'damaged'): RingiError {
  return new RingiError('extended-key.malformed', { why })
}

/**
 * The network of an extended key whose first four bytes are those of a `wanted` key: `asked`, or where none is asked for
 * the first on which keys begin so. Throws `extended-key.malformed`, `extended-key.private`, `extended-key.network`.
 */
export function requireVersion(
  payload78: Uint8Array,
  asked: Network | undefined,
  wanted: 'public' | 'private',
): Network {
  const version = versionOf(payload78)
  if (wanted === 'public' && version?.isPrivate) throw privateKeyGiven()
  if (payload78.length !== 78 || version === undefined || version.isPrivate !== (wanted === 'private')) {
    throw malformedKey()
  }
  const { networks, script } = version.row
  if (asked !== undefined && !networks.includes(asked)) {
    throw new RingiError('extended-key.network', { wanted: asked.label, beginnings: beginnings() })
  }
  if (script !== undefined) throw malformedKey('slip132')
  return asked ?? networks[0]
}

/** By which letters public keys in the spelling of BIP 32 begin on which networks. */
function beginnings(): { letter: string; networks: string[] }[] {
  return VERSION_BYTES.filter(({ script }) => script === undefined).map(row => ({
    letter: letterOf(row.public),
    networks: row.networks.map(({ name }) => name),
  }))
}

/** What stands before `pub` in keys with these version bytes. */
function letterOf(version: number): string {
  const payload78 = new Uint8Array(78)
  new DataView(payload78.buffer).setUint32(0, version)
  return encodeBase58Check(payload78).charAt(0)
}

/** On which networks the extended public keys are that stand in `text`, by how they begin. */
export function networksOfKeysIn(text: string): readonly Network[] {
  const letters = new Set([...text.matchAll(PUBLIC_KEY)].map(([, letter]) => letter))
  const rows = VERSION_BYTES.filter(row => letters.has(letterOf(row.public)))
  return [...new Set(rows.flatMap(({ networks }) => networks))]
}

const PUBLIC_KEY = /(?<![0-9A-Za-z])([a-zA-Z])pub[1-9A-HJ-NP-Za-km-z]{20}/g

/** The error for a private key in a public key's place. */
export function privateKeyGiven(): RingiError {
  return new RingiError('extended-key.private', { why: 'public-expected' })
}

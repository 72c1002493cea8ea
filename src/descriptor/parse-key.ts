import { fromHex } from '../base/bytes.js'
import { RingiError, within } from '../base/error.js'
import { curveForBip32 as curve, isPoint } from '../bitcoin/secp256k1.js'
import type { Network } from '../chain/network.js'
import { decodeBase58Check } from '../keys/base58check.js'
import { ExtendedPrivateKey, ExtendedPublicKey } from '../keys/extended-key.js'
import { type KeyOrigin, parseOrigin } from '../keys/origin.js'
import { parsePath } from '../keys/path.js'
import { using } from '../keys/using.js'
import type { DescriptorKey, KeyExpression, PathStep } from './output-descriptor.js'
import type { TextCursor } from './text-cursor.js'

const ORIGIN = /\[[^[\]]*\]/y
const KEY = /[0-9A-Za-z]+/y
const CHILD = /\d+['h]?/y
const STEP = /\/(?!\*)/y
const WILDCARD = /\/\*['h]?/y
const PUBLIC_KEY = /^(?:0[23][0-9a-fA-F]{64}|04[0-9a-fA-F]{128})$/
const WIF = /^[1-9A-HJ-NP-Za-km-z]{51,52}$/
const EXTENDED_PUBLIC = /^[A-Za-z]pub/
const EXTENDED_PRIVATE = /^[A-Za-z]prv/
const MAX_STEPS = 10

/**
 * Reads a key expression (BIP 380; multipath steps BIP 389). Throws `descriptor.malformed`, `descriptor.unsupported`,
 * and what keys and paths throw: `extended-key.*`, `key.other-network`, `point.not-on-curve`, `path.*`,
 * `fingerprint.malformed`.
 */
export function parseKeyExpression(cursor: TextCursor, network: Network): KeyExpression {
  const origin = cursor.sees('[') ? readOrigin(cursor) : undefined
  const key = ofOrigin(origin, () => parseKey(cursor, network))
  const steps = cursor.position
  const path = parseSteps(cursor)
  const wildcard = parseWildcard(cursor)
  if ('publicKey' in key && cursor.position > steps) {
    throw new RingiError('descriptor.malformed', { why: 'derived', position: steps })
  }
  return { ...(origin === undefined ? {} : { origin }), key, path, wildcard }
}

/** Runs `read`, and names the key by the fingerprint before it in what it throws. */
function ofOrigin<T>(origin: KeyOrigin | undefined, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (origin === undefined || !(error instanceof RingiError)) throw error
    const key = origin.fingerprint
    throw within(error, { key })
  }
}

function readOrigin(cursor: TextCursor): KeyOrigin {
  const position = cursor.position
  const text = cursor.take(ORIGIN)
  if (text === undefined) throw new RingiError('descriptor.malformed', { why: 'open-origin', position })
  return cursor.locate(position, () => parseOrigin(text))
}

function parseKey(cursor: TextCursor, network: Network): DescriptorKey {
  const position = cursor.position
  const text = cursor.take(KEY) ?? ''
  if (text === 'musig' && cursor.sees('(')) {
    throw new RingiError('descriptor.unsupported', { why: 'musig', position })
  }
  const key = cursor.locate(position, () => decodeKey(text, network))
  if (key === undefined) throw new RingiError('descriptor.malformed', { why: 'no-key', position })
  return key
}

function decodeKey(text: string, network: Network): DescriptorKey | undefined {
  if (PUBLIC_KEY.test(text)) return decodePublicKey(text)
  if (WIF.test(text)) return decodeWif(text, network)
  if (EXTENDED_PUBLIC.test(text)) return { kind: 'xpub', xpub: ExtendedPublicKey.parse(text, network) }
  if (EXTENDED_PRIVATE.test(text)) return { kind: 'xprv', xprv: ExtendedPrivateKey.parse(text, network) }
  return undefined
}

function decodePublicKey(hex: string): DescriptorKey {
  const publicKey = fromHex(hex)
  if (isPoint(publicKey)) return { kind: 'public', publicKey }
  throw new RingiError('point.not-on-curve', { why: 'descriptor' })
}

function parseSteps(cursor: TextCursor): PathStep[] {
  const path: PathStep[] = []
  while (cursor.take(STEP) !== undefined) {
    path.push(cursor.sees('<') ? parseMultipath(cursor) : parseChild(cursor))
    if (path.length > MAX_STEPS) throw tooDeep(cursor)
  }
  if (path.filter(step => typeof step !== 'number').length <= 1) return path
  throw new RingiError('descriptor.malformed', { why: 'two-multipaths', position: cursor.position })
}

function tooDeep({ position }: TextCursor): RingiError {
  return new RingiError('path.too-deep', { why: 'descriptor', most: MAX_STEPS, position })
}

function parseMultipath(cursor: TextCursor): readonly number[] {
  const position = cursor.position
  cursor.expect('<')
  const branches = [parseChild(cursor)]
  while (cursor.skip(';')) branches.push(parseChild(cursor))
  cursor.expect('>')
  if (branches.length > 1 && new Set(branches).size === branches.length) return branches
  throw new RingiError('descriptor.malformed', { why: 'multipath', position })
}

function parseChild(cursor: TextCursor): number {
  const position = cursor.position
  const text = cursor.take(CHILD)
  if (text === undefined) throw new RingiError('descriptor.malformed', { why: 'no-child-number', position })
  return cursor.locate(position, () => parsePath(text)[0] as number)
}

function parseWildcard(cursor: TextCursor): KeyExpression['wildcard'] {
  const text = cursor.take(WILDCARD)
  if (text === undefined) return 'none'
  return text === '/*' ? 'unhardened' : 'hardened'
}

/**
 * The public key, 33 or 65 bytes, of a private key in wallet import format. The private key itself is not kept, and no
 * error repeats any of it. Throws `descriptor.malformed`, `key.other-network`.
 */
export function decodeWif(text: string, network: Network): DescriptorKey {
  const payload = decodeBase58Check(text)
  if (payload === undefined) throw malformed()
  return using(payload, bytes => ({ kind: 'wif', publicKey: publicKeyOf(bytes, network) }))
}

function publicKeyOf(payload: Uint8Array, network: Network): Uint8Array {
  const compressed = payload.length === 34 && payload[33] === 1
  if (payload.length !== 33 && !compressed) throw malformed()
  if (payload[0] !== network.wif) {
    throw new RingiError('key.other-network', { why: 'wif', wanted: network.label })
  }
  const privateKey = payload.subarray(1, 33)
  const publicKey = curve.isPrivate(privateKey) && curve.pointFromScalar(privateKey, compressed)
  if (!publicKey) throw malformed()
  return publicKey
}

function malformed(): RingiError {
  return new RingiError('descriptor.malformed', { why: 'wif' })
}
